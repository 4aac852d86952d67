"""Words of the closed classes, by what they do to the words around them. All lower case."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text that are apart by white space."""
    return frozenset(text.split())


PERSONAL = words_of("he she they it we i you він вона вони воно ми я ви ти он она они оно мы вы")
RELATIVE = words_of("who which that яка який які котрий которая который которые")
# Words that stand for people not named, alone or before "of".
QUANTIFIERS = words_of(
    "one another others some many most several all each both everyone everybody someone"
    " somebody nobody few two three dozens hundreds thousands none anyone critics"
    " багато хто дехто інші многие некоторые другие"
)
DETERMINERS = words_of(
    "the a an his her its their my your our this these those that every no any another each"
    " both some many most several few all more whose such"
)
POSSESSIVE = words_of("his her its their my your our whose його її їх їхній его ее её их")
AUXILIARIES = words_of(
    "is are was were be been being am has have had having do does did will would shall should"
    " can could may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't"
    " didn't won't wouldn't shouldn't can't cannot couldn't mustn't isn’t aren’t wasn’t weren’t"
    " hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t shouldn’t can’t couldn’t"
    " 's 've 'd 'll 're 'm ’s ’ve ’d ’ll ’re ’m"
    " був була було були був би б бы был была было были буде будут будет"
)
BE = words_of("is are was were be been being am isn't wasn't isn’t wasn’t 's ’s 're ’re 'm ’m")
NEGATIONS = words_of("not never n't no didn't don't doesn't didn’t don’t doesn’t не ні нет")
ADVERBS = words_of(
    "also not never now then later still already just even only once again often sometimes"
    " always earlier previously recently soon ever too further furthermore instead rather"
    " however meanwhile therefore thus so once long today yesterday tomorrow tonight twice"
    " nevertheless nonetheless besides afterwards elsewhere somewhat likewise otherwise though"
    " almost quite perhaps maybe indeed ago n't far since both all there here separately"
    " також теж вже ще раніше пізніше не ні тоді тепер потім нещодавно знову водночас"
    " також сьогодні вчора завтра"
    " также тоже уже еще ещё раньше позже не потом тогда теперь недавно снова сегодня вчера"
    " завтра ранее"
)
DAYS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december today yesterday tomorrow tonight"
    " morning afternoon evening night week month year weekend earlier later late early last"
    " next"
    " понеділок вівторок середу четвер п'ятницю п’ятницю суботу неділю січня лютого березня"
    " квітня травня червня липня серпня вересня жовтня листопада грудня року"
    " понедельник вторник среду четверг пятницу субботу воскресенье января февраля марта апреля"
    " мая июня июля августа сентября октября ноября декабря года"
)
# These may stand in the middle of the phrase that names a source.
JOINING = words_of("of for de la von van der den al di del du bin ibn")
PREPOSITIONS = words_of(
    "of for at in on from with by to about against among after before between during into over"
    " through under within without as via per near toward towards behind despite since until"
    " upon across inside outside around above below beyond off out up down than like amid"
    " у в на з із зі від до для про при за під над між після перед через щодо о об по к ко с со"
    " из от при под между после перед над без около среди против проти біля поблизу возле"
)
SUBORDINATORS = words_of(
    "while although though because if when whenever after before since unless until whereas"
    " once as whether where why how what that lest than"
    " хоча якщо коли оскільки бо адже поки щоб як що чи"
    " хотя если когда поскольку потому пока чтобы как что ли"
)
CONJUNCTIONS = words_of("and or but nor yet plus и або але та й і а но или либо")
CONTRASTS = words_of(
    "while although though whereas even despite prompting leading"
    " тоді тим хоча водночас тогда хотя"
)
WH = words_of("who whom whose which what when where why how whether if that")
# Common verbs that are not attributions: where one stands, the phrase to its right has begun.
VERBS = words_of(
    "made make makes took take takes went go goes came come comes gave give gives got get gets"
    " put puts kept keep keeps let lets began begin begins became become becomes left leave"
    " leaves met meet meets ran run runs won win wins lost lose loses held hold holds brought"
    " bring brings stood stand stands paid pay pays sent send sends built build builds spent"
    " spend fell fall falls led leads killed injured wounded died joined visited returned"
    " attended served worked lived happened occurred turned started ended continued remained"
    " remains became seems seemed appears appeared according including"
)
THAT = words_of("that що что щоб чтобы ніби будто мовляв")
DASHES = words_of("— – -- - −")
TERMINAL = words_of(". ! ? … ... !? ?! ... .. !!")
# Whom words are told, in the dative.
LISTENERS = words_of(
    "журналістам журналистам репортерам кореспонденту корреспонденту виданню изданию агентству"
    " телеканалу газеті газете"
)
# Words that only point back at what was said before.
POINTING = words_of("це это so this that it те то цього этого")
