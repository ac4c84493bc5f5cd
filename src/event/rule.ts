import type { OrganizationType } from '../dictionary/entry.ts';
import type { QuantityKind } from '../mention/quantity.ts';
import type { EventType, Modality } from './event-mention.ts';

/**
 * Where a role looks, seen from the trigger. Voice is undone first: after 被, 由, 遭 the agent is the `subject`
 * and the grammatical subject the `object`.
 *
 * - `subject`: nearest unmarked group before the trigger in its clause (or the one that 被/由/遭 mark)
 * - `theme`: nearest unmarked group before the trigger in its clause, whatever the voice
 * - `near`: the group directly before the trigger, whatever marks it (在甲领投的一轮)
 * - `agent`: the group that 由/被/遭/获 mark, before the trigger in its clause
 * - `earlier`: first unmarked group of an earlier clause of the sentence, the nearest clause first
 * - `head`: first unmarked group of the sentence
 * - `object`: first group after the trigger in its clause, or one that 将/把/对 mark before it
 * - `behind`: first unmarked group after the trigger in its clause
 * - `next`: first group of the following clause, where that only goes on (after a colon, 包括, 分别为)
 * - `following`: the groups of the next sentence, where that spells out who is meant (受影响的包括…)
 * - `with`, `to`, `from`, `at`: the group that 与/和/携手/联合, 向/对/给/为, 从/自, 在/于 mark
 * - `basis`: the group that 基于/搭载/采用/通过 mark
 * - `clause`, `sentence`: any group there that no other role holds, the nearest to the trigger first
 * - `said`: whom a pronoun of the clause means (该公司, 这家, 双方), or a clause without any name
 * - `topic`: what the sentences before, or the title, are about
 * - `maker`: the dictionary's maker of the event's model; `owner`: who stands before it (百度旗下文心一言)
 * - `seat`: the city whose government the event's issuer is
 * - `affiliation`: the organization in a person's title (百度副总裁曹晓东)
 */
export type Place =
  | 'subject'
  | 'theme'
  | 'near'
  | 'agent'
  | 'earlier'
  | 'head'
  | 'object'
  | 'behind'
  | 'next'
  | 'following'
  | 'with'
  | 'to'
  | 'from'
  | 'at'
  | 'basis'
  | 'clause'
  | 'sentence'
  | 'said'
  | 'topic'
  | 'maker'
  | 'owner'
  | 'affiliation'
  | 'seat';

/** The context a trigger's word needs or must not have; each is tried on at most 60 characters. */
export interface Context {
  /** On the text before the word, up to its sentence's start; end the pattern with `$` to mean "directly before". */
  readonly before?: RegExp;
  readonly notBefore?: RegExp;
  /** On the text after the word, within its sentence. */
  readonly after?: RegExp;
  readonly notAfter?: RegExp;
  /** On the clause of the word. */
  readonly clause?: RegExp;
  readonly notClause?: RegExp;
  /** On the sentence of the word. */
  readonly sentence?: RegExp;
  readonly notSentence?: RegExp;
}

export interface Trigger extends Context {
  /** What these words say of modality (达成收购意向 plans). */
  readonly modality?: Modality;
  /** Words in simplified characters; the longest word at a place wins. */
  readonly words: readonly string[];
}

export interface EntityRole {
  readonly role: string;
  readonly kind: 'model' | 'organization' | 'city' | 'person';
  /** Tried in this order; the first place that holds an entity of the kind fills the role. */
  readonly from: readonly Place[];
  /** All places fill the role, not only the first. */
  readonly all?: boolean;
  /** Only organizations of these types (an organization of unknown type passes unless `strict`). */
  readonly types?: readonly OrganizationType[];
  readonly notTypes?: readonly OrganizationType[];
  /** An organization whose type is unknown does not pass `types`. */
  readonly strict?: boolean;
  /**
   * Names that the dictionary lacks count where the place shows a name (投资方包括甲、乙); `sure`: only those that show
   * themselves to be an organization's.
   */
  readonly open?: boolean | 'sure';
  /** A model here stands for its maker (Kimi 完成融资). */
  readonly viaMaker?: boolean;
  /** Skipped when the role has this many already. */
  readonly least?: number;
  /** Only the first member of a list. */
  readonly one?: boolean;
  /** The name itself: 甲旗下小店融资 says nothing of 甲. */
  readonly itself?: boolean;
  /** Beside others the maker of the event's models does not count (甲与制造商携手，将模型引入座舱). */
  readonly notMaker?: boolean;
}

export interface TextRole {
  readonly role: string;
  /** The first capture group is the value. Tried on at most 120 characters. */
  readonly capture: RegExp;
  /** Skipped when the role has this many already. */
  readonly least?: number;
  /** `phrase`: from the adverbs before the trigger to the end of its clause. */
  readonly within: 'before' | 'after' | 'clause' | 'sentence' | 'phrase';
  /** The value begins after a name that the event already holds (出任甲公司总裁: 总裁). */
  readonly afterNames?: boolean;
  /** The trigger's own word closes the value (注册 before 用户). */
  readonly withTrigger?: boolean;
  /** Every match counts, not only the first (《甲》和《乙》). */
  readonly all?: boolean;
}

export interface VersionRole {
  readonly role: 'version';
  /** Takes the versions named with the event's models. */
  readonly versionsOf: string;
}

export interface PositionRole {
  readonly role: 'position';
  /** Takes the title that stands before the event's persons. */
  readonly positionOf: 'person';
}

export interface NumberRole {
  readonly role: string;
  readonly quantity: readonly QuantityKind[];
  /** `near`: the trigger's clause, the one before and the two after. */
  readonly within: 'before' | 'after' | 'clause' | 'sentence' | 'near';
  /** On the text before the number (up to 12 characters), and after it (up to 8). */
  readonly before?: RegExp;
  readonly notBefore?: RegExp;
  readonly after?: RegExp;
  readonly notAfter?: RegExp;
  /** The number stands at most so many characters from the trigger. */
  readonly reach?: number;
  /** Measure words that count. */
  readonly units?: RegExp;
  /** No number of another clause that names a company before it and matches this: it tells that company's deal. */
  readonly notOthers?: RegExp;
}

export type Role = EntityRole | TextRole | VersionRole | PositionRole | NumberRole;

/** An event as an example expects it; what it leaves out is not looked at. */
export interface ExpectedEvent {
  readonly type: EventType;
  readonly modality?: Modality;
  readonly time?: string | null;
  /** Role to canonical name, value, or several of these. */
  readonly arguments?: Readonly<Record<string, string | number | readonly (string | number)[]>>;
}

export interface RuleExample {
  readonly text: string;
  readonly title?: string;
  /** Publication date; 2023-07-07 where left out. */
  readonly published?: string;
  readonly events: readonly ExpectedEvent[];
}

/** What one kind of sentence says, declared: a person who does not program can read and mend it. */
export interface EventRule {
  /** Stands on each event as `foundBy`: `<type>/<what>`. */
  readonly name: string;
  readonly type: EventType;
  readonly triggers: readonly Trigger[];
  /** Longer words that hold a trigger's word and are none (发布会 for 发布). */
  readonly discards?: readonly string[];
  /** In the order in which they are filled; what one holds no later one takes. */
  readonly roles: readonly Role[];
  /** Roles without which there is no event; of a list in the list one suffices. */
  readonly needs: readonly (string | readonly string[])[];
  /** Rules of one type with the same sense may tell the same happening; the rule's name when left out. */
  readonly sense?: string;
  /** Times like 截至6月底 date the happening. */
  readonly asOf?: boolean;
  /** Only the model's maker can do this: with another organization as its subject there is no event. */
  readonly byMaker?: boolean;
  /** Others do this with a model: with its maker as the adopter there is no event. */
  readonly byOthers?: boolean;
  /** The trigger is no part of a name (模型 in 文心大模型4.0 counts nothing). */
  readonly outsideNames?: boolean;
  /** No event where the trigger's clause names a model (another rule reads that). */
  readonly withoutModel?: boolean;
  /** What the trigger itself says of modality (终止 denies the deal). */
  readonly modality?: Modality;
  /** From 0 to 1, before what the event itself shows is weighed. */
  readonly confidence: number;
  readonly examples: readonly RuleExample[];
  /** Texts in which this rule finds nothing. */
  readonly counterexamples: readonly string[];
}
