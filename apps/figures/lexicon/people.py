"""Words for people, and words at which a phrase that names those counted ends."""

from __future__ import annotations

import re

from apps.figures.lexicon import words

PEOPLE = re.compile(
    r"(?:people|persons?|individuals?|civilians?|soldiers?|troops?|servicem[ae]n|policem[ae]n"
    r"|police|officers?"
    r"|guards?|bodyguards?|guerr?illas?|rebels?|terrorists?|extremists?|subversives?"
    r"|insurgents?|militants?|fighters?"
    r"|gunm[ae]n|peasants?|workers?|employees?|members?|leaders?|students?|teachers?"
    r"|professors?|journalists?|reporters?"
    r"|priests?|jesuits?|nuns?|clergym[ae]n|m[ae]n|wom[ae]n|children|child|kids|boys?|girls?"
    r"|minors?|adults?|infants?"
    r"|bab(?:y|ies)|teenagers?|youths?|relatives?|residents?|citizens?|inhabitants?|villagers?"
    r"|passengers?|pedestrians?"
    r"|bystanders?|passersby|victims?|others?|maids?|domestics?|servants?|mayors?|judges?"
    r"|lawyers?|doctors?|nurses?|medics?"
    r"|engineers?|technicians?|farmers?|miners?|drivers?|pilots?|crew(?:m[ae]n)?|sailors?"
    r"|marines?|paratroopers?|recruits?"
    r"|conscripts?|volunteers?|mercenar(?:y|ies)|convicts?|inmates?|prisoners?|tourists?"
    r"|foreigners?|americans?|spaniards?"
    r"|colombians?|peruvians?|salvadorans?|russians?|ukrainians?|palestinians?|israelis?"
    r"|activists?|followers?|supporters?"
    r"|trade|union(?:ists?)?|officials?|diplomats?|businessm[ae]n|personnel|combatants?"
    r"|rescuers?|responders?|firefighters?|paramedics?|peacekeepers?|protesters?|attackers?"
    r"|invaders?|occupiers?|defenders?|deserters?|hostages?|refugees?|settlers?|migrants?"
    r"|survivors?|troopers?|guardsm[ae]n|commandos?|bombers?|snipers?"
    r"|agents?|lieutenants?|sergeants?|corporals?"
    r"|\w{2,20}(?:men|man|women|woman|ists?|ians)"
    r"|colonels?|captains?|majors?|generals?|athletes?|famil(?:y|ies)|couples?|personalities"
    r"|males?|females?|teens?"
    r"|людей|людини?|людина|людям|осіб|особи|особу|особа|чоловік\w{0,3}|жін(?:ок|ки|ка|ку)"
    r"|дітей|дитин\w{1,2}|діти|солдат\w{0,3}"
    r"|військов\w{1,9}|військовослужбов\w{1,5}|бійц\w{1,3}|боєць|окупант\w{0,3}|росіян\w{0,2}"
    r"|українц\w{1,3}|цивільн\w{1,3}|мешканц\w{1,3}"
    r"|рятувальник\w{0,3}|поліцейськ\w{1,3}|прикордонник\w{0,3}|хлопчик\w{0,3}|дівчат\w{0,3}"
    r"|загарбник\w{0,3}|громадян\w{0,3}|працівник\w{0,3}"
    r"|человек\w{0,2}|люди|лиц|мужчин\w{0,2}|женщин\w{0,2}|дет(?:ей|и|ям)|ребен\w{1,4}"
    r"|военн\w{1,10}|военнослужащ\w{1,3}|боец|бойц\w{1,3}"
    r"|житель|жител\w{1,3}|гражданск\w{1,3}|граждан\w{0,2}|росс?иян\w{0,3}|украинц\w{1,3}"
    r"|боевик\w{0,3}|бойовик\w{0,3}|сотрудник\w{0,3})"
)

# A phrase that names those counted does not go past these.
ENDS = words("""were was are is be been being am have has had do does did will would can could
    may might must
    should shall who whom whose which that in on at by for from with without into onto over under
    after before during since until while when where as than but and or nor because if though
    although near against between among including about around through today yesterday tomorrow
    tonight this these those it he she they we you i not also then so there here both either
    reported
    said says told left died dead fell still per to within across amid along inside outside
    які який яка яке що в у на з із зі за до від під після перед через біля при про та і й а але
    або
    чи як коли де було були був була є стали став вже ще також не щоб під час внаслідок унаслідок
    серед
    которые который которая в во на с со из за до от под после перед через около при о об и а но
    или
    как когда где было были был была есть стали стал уже еще также не чтобы во время вследствие
    среди
    в по к ко у من في على إلى عن منذ حتى باتت خلال و أو""")
