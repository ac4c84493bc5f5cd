import type { CompiledDictionary, Reading } from '../dictionary/compile.ts';
import type { Occurrence } from './match-surfaces.ts';
import type { Proposal } from './proposal.ts';

/** A proposal that turned out to be a longer way to write an entry's name. */
export interface TiedProposal extends Proposal {
  readonly reading: Reading;
}

const LEGAL_ENDING = /有限公司|有限责任公司|有限合伙/;
/** Between a known name and the end these add nothing: 百度公司, 阿里巴巴集团. */
const EMPTY_ENDING =
  /^(?:公司|集团|集团公司|控股|控股集团|科技集团|科技|股份|科技股份|科技公司|总公司|控股公司|股份公司|技术|智能科技)$/;
/** A portal's channel is a news outlet, not the company: 腾讯科技, 新浪科技. */
const NEWS_CHANNEL = /^(?:腾讯|新浪|网易|搜狐|凤凰|澎湃|界面|第一|封面|南方|环球)科技$/;
const PLACE_FRONT = /^(?:\p{Script=Han}{2,4}?(?:省|市)?)?(?:[（(]\p{Script=Han}{2,4}[）)])?$/u;

function organizationReading({ pattern }: Occurrence): Reading | undefined {
  return pattern.readings.find((reading) => reading.entry.kind === 'organization');
}

/**
 * Whether a proposed name is an entry's own under a longer form: a legal name by its stem
 * (北京智谱华章科技有限公司), or a known name with an ending that adds nothing (百度公司).
 * @param inside the dictionary's surfaces inside the proposal, longest first
 */
export function tieToEntry(
  proposal: Proposal,
  inside: readonly Occurrence[],
  isCity: (surface: string) => boolean,
): Reading | null {
  if (NEWS_CHANNEL.test(proposal.name)) return null;
  const legal = LEGAL_ENDING.test(proposal.name);
  for (const occurrence of inside) {
    const reading = organizationReading(occurrence);
    if (reading === undefined || (reading.name.weak && !legal)) continue;
    if (occurrence.end - occurrence.start === proposal.name.length) return null;
    const front = proposal.name.slice(0, occurrence.start - proposal.start);
    const rest = proposal.name.slice(occurrence.end - proposal.start);
    const placed = front === '' || isCity(front.replace(/[（()）]/g, ''));
    if (!placed || !PLACE_FRONT.test(front)) continue;
    if (rest === '' && front !== '' && !proposal.reason.startsWith('public body')) return reading;
    if (EMPTY_ENDING.test(rest) || (legal && LEGAL_ENDING.test(rest))) return reading;
  }
  return null;
}

/** Whether the proposal is a known name with words before it that belong to the sentence (创企|爱诗科技). */
export function endsInKnownName(
  proposal: Proposal,
  inside: readonly Occurrence[],
  isCity: (surface: string) => boolean,
): boolean {
  return inside.some((occurrence) => {
    const front = proposal.name.slice(0, occurrence.start - proposal.start);
    // A city before a body's name makes another body of it: 上海市|网信办.
    const isOther = isCity(front.replace(/委$/, '')) && proposal.reason.startsWith('public body');
    const isTail = occurrence.end === proposal.end && front !== '';
    return isTail && !isOther && organizationReading(occurrence) !== undefined;
  });
}

/** One character for a country: 美政府, 韩国防部. */
const COUNTRY_OF: ReadonlyMap<string, string> = new Map([
  ['美', '美国'],
  ['英', '英国'],
  ['法', '法国'],
  ['德', '德国'],
  ['日', '日本'],
  ['韩', '韩国'],
  ['俄', '俄罗斯'],
]);

/** A body under its shorter name: 上海网信办 for 上海市网信办, 美政府 for 美国政府. */
export function localBody({ name, reason }: Proposal, { bySurface }: CompiledDictionary): Reading | null {
  if (!reason.startsWith('public body')) return null;
  const country = COUNTRY_OF.get(name.charAt(0));
  const national = country === undefined ? undefined : bySurface.get(country + name.slice(1))?.readings[0];
  if (national?.entry.kind === 'organization') return national;
  for (const length of [2, 3]) {
    for (const unit of ['市', '省', '自治区']) {
      const reading = bySurface.get(name.slice(0, length) + unit + name.slice(length))?.readings[0];
      if (reading?.entry.kind === 'organization') return reading;
    }
  }
  return null;
}

/** Whether a surface, with or without 省 or 市, is a place of the dictionary. */
export function cityTest({ bySurface }: CompiledDictionary): (surface: string) => boolean {
  return (surface) =>
    bySurface.get(surface.toLowerCase())?.readings.some((reading) => reading.entry.kind === 'city') === true;
}
