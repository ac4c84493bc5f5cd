import type { Span } from '../text/span.ts';
import { actorOrModel, type Side } from './actor-or-model.ts';
import { captureVersion } from './capture-version.ts';
import type { Verdict } from './decide.ts';
import type { Occurrence } from './match-surfaces.ts';
import type { KnownPlaces } from './proposal.ts';

/** A place whose surface names both a maker and its model. */
export interface Collision {
  readonly occurrence: Occurrence;
  readonly model: Verdict;
  readonly organization: Verdict;
  /** What the words next to it say. */
  readonly side: Side;
  readonly reason: string;
}

/** A list is read this far for what it is of. */
const LIST_REACH = 60;
/** Two readings of different kinds whose scores are this close are decided by the words next to the name. */
const CLOSE = 2;

/** The maker and the model a surface can mean at one place, when it can mean both. */
export function collisionOf(
  occurrence: Occurrence,
  verdicts: readonly Verdict[],
  text: string,
): Collision | null {
  const best = verdicts[0];
  const model = verdicts.find(({ reading }) => reading.entry.kind === 'model');
  const organization = verdicts.find(({ reading }) => reading.entry.kind === 'organization');
  if (best === undefined || model === undefined || organization === undefined) return null;
  if (Math.abs(model.score - organization.score) >= CLOSE) return null;
  const versioned =
    captureVersion(text, occurrence.end).version !== null || model.reading.version !== undefined;
  return { occurrence, model, organization, ...actorOrModel(text, occurrence, versioned) };
}

function pairOf({ model, organization }: Collision): string {
  return `${model.reading.entry.id} ${organization.reading.entry.id}`;
}

const LISTED = /^ ?(?:[（(][^（()）\n]{0,24}[）)])? ?(?:、|和|与|及|以及)? ?$/;

/** Decides the open collisions of an article by the decided ones, in text order. */
export class Sides {
  private readonly counts = new Map<string, { organization: number; model: number }>();
  private readonly text: string;
  private readonly known: KnownPlaces;
  private last: { end: number; side: 'organization' | 'model' } | null = null;

  constructor(text: string, collisions: Iterable<Collision>, known: KnownPlaces) {
    this.text = text;
    this.known = known;
    for (const collision of collisions) {
      if (collision.side === 'open') continue;
      const key = pairOf(collision);
      const count = this.counts.get(key) ?? { organization: 0, model: 0 };
      count[collision.side]++;
      this.counts.set(key, count);
    }
  }

  /** Tells what a name next to a collision turned out to be, so that a list goes on as it began. */
  note({ end }: Span, kind: string): void {
    this.last = kind === 'organization' || kind === 'model' ? { end, side: kind } : null;
  }

  private listedSide({ start }: Span): 'organization' | 'model' | null {
    if (this.last === null || start - this.last.end > 28 || start < this.last.end) return null;
    const between = this.text.slice(this.last.end, start);
    return between.trim() !== '' && LISTED.test(between) ? this.last.side : null;
  }

  /** What the list that begins with a name goes on with: 甲、乙、丙等公司. */
  private listAhead({ end }: Span): 'organization' | 'model' | null {
    const ahead = this.text.slice(end, end + LIST_REACH).split(/[，。；！？\n]/, 1)[0] ?? '';
    if (!/^(?:[（(][^（()）]{1,24}[）)])?(?:、|和|与|及|以及)/.test(ahead)) return null;
    for (const joint of ahead.matchAll(/、|以及|和|与|及/g)) {
      const at = end + joint.index + joint[0].length;
      const [isFirm, isModel] = [this.known.organizationStart[at] === 1, this.known.modelStart[at] === 1];
      if (isFirm !== isModel) return isFirm ? 'organization' : 'model';
    }
    if (/等(?:[^，]{0,8})(?:公司|企业|厂商|机构|团队|玩家|巨头|独角兽)/.test(ahead)) return 'organization';
    return /等(?:[^，]{0,8})(?:模型|产品|应用|助手|工具)/.test(ahead) ? 'model' : null;
  }

  /** The verdict for a collision, with the reason. */
  choose(collision: Collision): Verdict {
    const { model, organization, occurrence } = collision;
    const pick = (side: 'organization' | 'model', reason: string): Verdict => {
      const chosen = side === 'model' ? model : organization;
      return { ...chosen, reasons: [...chosen.reasons, reason] };
    };
    if (collision.side !== 'open') return pick(collision.side, collision.reason);
    const listed = this.listedSide(occurrence) ?? this.listAhead(occurrence);
    if (listed !== null) return pick(listed, 'listed with one');
    const count = this.counts.get(pairOf(collision));
    if (count !== undefined && count.model === 0)
      return pick('organization', 'the article speaks of the maker');
    if (count !== undefined && count.organization === 0)
      return pick('model', 'the article speaks of the model');
    const surface = occurrence.pattern.surface.toLowerCase();
    const isMaker = organization.reading.entry.name.toLowerCase() === surface;
    return pick(isMaker ? 'organization' : 'model', 'what the name usually means');
  }
}
