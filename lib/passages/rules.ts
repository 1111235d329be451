/** Characters kept on each side of a passage, to tell it from another of the same words. */
export const CONTEXT_LENGTH = 32;

/** An altered passage may differ from what was quoted in half of its characters, and in so many at most. */
export const MOST_ERRORS = 256;

/** What counts towards finding a passage again (the weights of Hypothes.is): its words, those around it, its place. */
export const WEIGHTS = { exact: 50, prefix: 20, suffix: 20, place: 2 };

/**
 * A passage found with a lower score is called lost: to stand at a wrong place is worse. Words that are there in full
 * but among other words reach 0.57, those that kept the words on one side 0.78.
 */
export const LEAST_SCORE = 0.7;

/** When another place comes so close to the best, nobody can say which one was meant. */
export const LEAST_LEAD = 0.05;

/** So many characters that stood in the text once, and still stand there once, are the passage whatever is around them. */
export const TELLING_LENGTH = 16;

/** Places with the quoted words that are looked at, from where they are expected to both sides. */
export const MOST_PLACES = 4_000;

/** Places whose neighbours are compared letter by letter: those whose neighbours agree most at a glance. */
export const MOST_CANDIDATES = 8;

/**
 * Pairs of words or letters that one look for all passages of a text may compare (a fifth of a second or so), however many quote
 * it and whatever it says. What is still to be found then is found word for word, or is lost.
 */
export const MOST_WORK = 40_000_000;

/**
 * Words that turn what a sentence says into its contrary, in languages that articles are written in. Letters alone
 * would call “will not recognise” almost the same as “will recognise”.
 */
export const NEGATIONS = new Set(
  `not no never none nobody nothing neither nor nowhere without cannot hardly scarcely
  nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne kaum
  ne n pas jamais aucun aucune personne rien sans ni non
  nunca jamás nadie nada ningún ninguna ninguno sin tampoco
  niet geen nooit niemand niets zonder
  mai nessuno nessuna niente nulla senza né
  não nem nenhum nenhuma ninguém sem
  nie nigdy nikt nic bez
  لا لم لن ليس ليست ما غير بدون دون
  نه نیست نمی هیچ هرگز بدون نا
  نہیں نہ کبھی بغیر
  нет не ни никогда никто ничего без`
    .split(/\s+/)
    .map((word) => word.normalize("NFC")),
);
