import type { Span } from '../text/span.ts';
import type { LocalName } from './definitions.ts';
import type { Mention } from './mention.ts';

/** Shortest tail of a name that can stand for it, and how many names of one tail are looked at. */
const TAIL = 4;
const MAX_RELATIVES = 8;

/** Names of an article by their tails and heads, to find the longer or shorter form of a name that stands alone. */
class Relatives {
  private readonly tails = new Map<string, Mention[]>();
  private readonly models = new Map<string, Mention>();
  private readonly text: string;

  constructor(text: string, mentions: readonly Mention[]) {
    this.text = text;
    for (const mention of mentions) {
      if (mention.group !== undefined) continue;
      const surface = this.surfaceOf(mention);
      if (mention.kind === 'organization') {
        const key = surface.slice(-TAIL);
        const others = this.tails.get(key) ?? [];
        if (others.length < MAX_RELATIVES) this.tails.set(key, [...others, mention]);
      } else if (mention.kind === 'model' && mention.entityId === null && !this.models.has(mention.name)) {
        this.models.set(mention.name, mention);
      }
    }
  }

  private surfaceOf({ start, end }: Span): string {
    return this.text.slice(start, end).toLowerCase();
  }

  /** AI Lab after 腾讯 AI Lab, 云智能集团 after 阿里云智能集团; `Natus AGE-0` beside `Natus`. */
  ownerOf(mention: Mention): Mention | undefined {
    if (mention.kind === 'model') {
      const head = /^([A-Za-z]+)[ -]/.exec(mention.name)?.[1];
      return head === undefined ? undefined : this.models.get(head);
    }
    const surface = this.surfaceOf(mention);
    if (surface.length < TAIL) return undefined;
    return this.tails.get(surface.slice(-TAIL))?.find((other) => {
      const whole = this.surfaceOf(other);
      return whole.length > surface.length && whole.endsWith(surface);
    });
  }
}

/** Ties names found by their form to what the article says they are. */
export class Ties {
  private readonly relatives: Relatives;
  private readonly byStart: ReadonlyMap<number, Mention>;
  private readonly text: string;
  private readonly names: ReadonlyMap<string, LocalName>;

  constructor(text: string, mentions: readonly Mention[], names: readonly LocalName[]) {
    this.text = text;
    this.relatives = new Relatives(text, mentions);
    this.byStart = new Map(mentions.map((mention) => [mention.start, mention]));
    this.names = new Map(names.map((name) => [name.surface, name]));
  }

  /** The name in brackets right behind: GWM（长城汽车）. */
  private inBrackets({ kind, end }: Mention): Mention | undefined {
    const open = /^ ?[（(]/.exec(this.text.slice(end, end + 2))?.[0].length ?? 0;
    const inner = open === 0 ? undefined : this.byStart.get(end + open);
    const isWhole = inner !== undefined && /[）)]/.test(this.text.charAt(inner.end));
    return isWhole && inner.kind === kind && inner.entityId !== null ? inner : undefined;
  }

  /** The mention under the name that it is another form of, or as it is. */
  resolve(mention: Mention): Mention {
    if (mention.entityId !== null || mention.group !== undefined) return mention;
    const local = this.names.get(mention.name);
    const defined = local !== undefined && local.owner.name !== mention.name ? local.owner : undefined;
    const owner = defined ?? this.inBrackets(mention) ?? this.relatives.ownerOf(mention);
    if (owner === undefined || owner === mention || owner.kind !== mention.kind) return mention;
    const reason = defined === undefined ? `another form of ${owner.name}` : (local?.reason ?? '');
    return { ...mention, entityId: owner.entityId, name: owner.name, reasons: [...mention.reasons, reason] };
  }
}
