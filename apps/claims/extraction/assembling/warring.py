"""Words for those who fight and for what they fight over. All lower case."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.attributions.closed_words import words_of

# Heads of phrases that name an armed party, whoever it belongs to.
FORCES: Final = words_of(
    "troops forces force soldiers army armies military units unit brigade brigades battalion"
    " battalions regiment regiments division divisions corps marines paratroopers fighters"
    " militants militia militias militiamen rebels insurgents guerrillas guerillas guerrilla"
    " separatists mercenaries terrorists subversives extremists jihadists islamists commandos"
    " commando column columns convoy convoys warships fleet navy defenders invaders occupiers"
    " detachment detachments garrison reinforcements contingent contingents peacekeepers"
    " servicemen infantry infantrymen cavalry artillery tanks troopers combatants conscripts"
    " reservists patrols patrol platoon platoons squads tank crews guardsmen legion legions"
    " enemy junta taliban opposition coalition paramilitaries gunmen attackers partisans"
    " resistance"
    " війська військо військові військ армія армії сили сил підрозділи підрозділ бригада"
    " бригади батальйон загарбники загарбників окупанти окупантів бійці бійців росіяни"
    " росіян українці бойовики бойовиків десантники морпіхи прикордонники захисники зсу"
    " оборонці всу сбу гур найманці нацгвардія колона колони ворог ворога противник противника"
    " солдати"
    " войска войск армия армии силы сил подразделения подразделение бригады батальон"
    " оккупанты оккупантов бойцы бойцов россияне россиян украинцы боевики боевиков десантники"
    " морпехи защитники наемники наёмники росгвардия враг врага солдаты"
    " колонна колонны вс вагнеровцы"
    " вагнерівці военные военных"
)
# What belongs to a state or speaks for one. A capital stands for its government.
STATES: Final = words_of(
    "russia ukraine china iran israel syria turkey iraq afghanistan pakistan india armenia"
    " azerbaijan georgia belarus poland moldova yemen lebanon libya sudan ethiopia eritrea"
    " somalia mali niger chad nigeria cameroon congo rwanda burundi uganda kenya myanmar burma"
    " vietnam cambodia laos taiwan japan korea philippines colombia venezuela nicaragua honduras"
    " salvador guatemala panama cuba peru haiti serbia kosovo bosnia croatia albania germany"
    " france britain italy spain egypt algeria morocco jordan qatar kuwait bahrain oman angola"
    " mozambique zimbabwe nato hamas hezbollah hizbullah isis isil daesh fmln farc eln wagner"
    " azov kremlin pentagon moscow kyiv kiev beijing tehran ankara damascus baghdad kabul"
    " jerusalem washington minsk baku yerevan riyadh islamabad pyongyang seoul belgrade u.s."
    " usa uk americans russians ukrainians israelis syrians turks iranians iraqis afghans"
    " armenians azerbaijanis georgians chinese british french houthis kurds chechens sandinistas"
    " contras serbs croats palestinians"
    " росія рф україна білорусь іран ізраїль сирія вірменія азербайджан китай туреччина вагнер"
    " москва київ кремль нато сша"
    " россия украина беларусь белоруссия иран израиль сирия армения азербайджан китай турция"
    " киев"
)
# Kinds of place that a party can hold, take or leave.
TERRITORY: Final = words_of(
    "city cities town towns village villages settlement settlements hamlet territory territories"
    " area areas region regions province provinces district districts capital positions heights"
    " hill hills airport airfield airbase base bases outpost outposts garrison bridge bridges"
    " crossing crossings border outskirts suburb suburbs neighbourhood neighbourhoods"
    " neighborhood neighborhoods front frontline line lines checkpoint checkpoints dam junction"
    " road highway island islands peninsula ground land centre center stronghold strongholds"
    " port enclave zone zones bank riverbank coast municipality municipalities barracks fortress"
    " west east north south trenches plant refinery oblast county hamlets localities locality"
    " bridgehead foothold palace headquarters country mountain mountains valley camp camps jungle"
    " місто міста місті села село селище селищем селища територію території територій містом"
    " селом позиції позицій позиціями область області район району висоту висоти острів міст"
    " аеропорт летовище околиці околиць плацдарм пункт пункти пунктів пунктом дорогу трасу"
    " околиць кордон кордону берег лінію"
    " город города городе городом деревню деревни деревней поселок посёлок поселком территорию"
    " территории территорий территорией позиции позиций области района высоту высоты остров"
    " мост аэропорт аэродром окраины окраин окраинах пункта пунктом поселка трассу границу"
    " села границы линию"
)
# Words that say how much of a place.
PARTS: Final = words_of(
    "most all half much some many several part parts majority more third quarter thirds quarters"
    " two-thirds"
    " almost nearly entire whole large positions outskirts west east north south suburbs"
    " neighbourhoods neighborhoods percent villages settlements towns areas streets blocks"
    " heights western eastern northern southern central centre center few dozen dozens swathes"
    " swaths chunk chunks bank rest"
    " частину частини частиною більшу більшість більшою половину позиції позицій околиці околиць"
    " половини майже всю всі увесь весь кілька"
    " часть части частью большую большинство большей половину половины почти окраины окраин"
    " несколько"
)
# A text with some of these speaks of an armed conflict.
WAR: Final = FORCES | words_of(
    "war wars warfare battle battles fighting offensive counteroffensive counter-offensive"
    " invasion airstrike airstrikes shelling shelled artillery missile missiles casualties"
    " frontline ceasefire cease-fire troop combat clashes siege besieged bombardment occupied"
    " counterattack counterattacks guerrilla war-torn"
    " війна війни війні бої боїв бій наступ контрнаступ обстріл обстріли фронт фронті ракети"
    " вторгнення окупований штурм втрати"
    " война войны войне бои боев боёв бой наступление контрнаступление обстрел обстрелы фронте"
    " ракеты вторжение штурм потери"
)
ENOUGH_OF_WAR: Final = 3
# Words of people or things that can be captured, lost or held, and are no place.
NO_TERRITORY: Final = words_of(
    "soldier soldiers troops prisoner prisoners fighter fighters man men woman people hostages"
    " hostage citizens others embassy rifle rifles pistol pistols guns gun"
    " tank tanks weapon weapons arms ammunition vehicle vehicles ship ships drone drones"
    " imagination attention mood moment title cup crown medal lead seat seats vote votes election"
    " primary race state's delegates talks meeting meetings elections hearing line-up"
    " commander leader general suspect suspects pilot equipment documents drugs cocaine assets"
    " opportunity market share power nomination gold silver championship series game games match"
    " final"
)
