import type { Span } from '../text/span.ts';
import { ANY, anchorAt, FIRM, fittingStart, HARD, isGeneric, nameStart } from './name-start.ts';
import { organizationEvidence } from './organization-evidence.ts';
import {
  FAINT_ENDINGS,
  NATIONAL_BODIES,
  PLAIN_ENDINGS,
  type SuffixKind,
  VAGUE_ENDINGS,
} from './organization-suffixes.ts';
import type { KnownPlaces, Proposal } from './proposal.ts';
import type { Clues, SuffixHit } from './scan-clues.ts';

interface Ending extends Span {
  readonly surface: string;
  readonly kind: SuffixKind;
  readonly reach: number;
}

const RANK: Readonly<Record<SuffixKind, number>> = {
  legal: 5,
  school: 4,
  house: 3,
  body: 3,
  firm: 2,
  trade: 1,
};

function joins(before: SuffixKind, after: SuffixKind, surface: string): boolean {
  if (after === 'legal' || after === 'firm' || surface === '公司') return before !== 'body';
  return (before === 'school' || before === 'legal') && after === 'house';
}

/** Endings that follow each other (科技|集团, 大学|研究院) count as one, of the last one's kind. */
function joinEndings(suffixes: readonly SuffixHit[]): Ending[] {
  const endings: Ending[] = [];
  for (const { start, end, surface, suffix } of suffixes) {
    const last = endings.at(-1);
    endings.push({ start, end, surface, kind: suffix.kind, reach: suffix.reach });
    if (last === undefined || last.end !== start || !joins(last.kind, suffix.kind, surface)) continue;
    const kind = RANK[suffix.kind] >= RANK[last.kind] ? suffix.kind : last.kind;
    endings.push({
      start: last.start,
      end,
      surface: last.surface + surface,
      kind,
      reach: Math.max(last.reach, suffix.reach),
    });
  }
  return endings;
}

/** Whether the name ends here, and is not the front of a longer word. */
function endsHere(text: string, clues: Clues, end: number): boolean {
  const next = text.charAt(end);
  return !/\p{Script=Han}/u.test(next) || (clues.beginning[end] ?? 0) !== 0;
}

function anchorIn(
  clues: Clues,
  known: KnownPlaces,
  { start, end }: Span,
  withOrganizations: boolean,
): number {
  for (let at = start; at < end; at++) {
    if (anchorAt(clues, at) || (known.cityStart[at] ?? 0) > 0) return at;
    if (withOrganizations && known.organizationStart[at] === 1) return at;
  }
  return -1;
}

function anchorLength(anchor: number, clues: Clues, known: KnownPlaces): number {
  return Math.max(known.cityStart[anchor] ?? 0, clues.lengths[anchor] ?? 0);
}

interface Draft {
  readonly start: number;
  readonly strength: number;
  readonly reason: string;
  /** Whether words of the sentence may stand before the name. */
  readonly open?: boolean;
}

type Drafter = (text: string, ending: Ending, clues: Clues, known: KnownPlaces) => Draft | null;

const BARE_STEM = /^(?:[\p{Script=Han}A-Za-z0-9·&]+(?: [A-Za-z0-9&]+)*)$/u;

/**
 * Where a legal name begins whose stop was a 与 of its own (杭州极与越…有限公司): at the city right before it, when a
 * single character stands between, which is no name. -1 when it is none.
 */
function cityBeforeJoint(text: string, known: KnownPlaces, start: number): number {
  if (!/[与和及]/.test(text.charAt(start - 1))) return -1;
  for (const length of [2, 3]) {
    const at = start - 2 - length;
    if (at >= 0 && known.cityStart[at] === length) return at;
  }
  return -1;
}

/** 私营有限责任公司 is a form of business in a table, and nobody's name. */
const KIND_OF_FIRM = /^(?:私营|国有|民营|外资|合资|内资|个人|港澳台)(?:独资|企业|控股|经营)?$/;

const legalDraft: Drafter = (text, ending, clues, known) => {
  const draft = (start: number): Draft => ({ start, strength: 4, reason: 'legal name' });
  const widest = nameStart(text, clues, ending.start, ending.reach, HARD);
  const joined = cityBeforeJoint(text, known, widest.start);
  if (joined !== -1) return draft(joined);
  // 股东为|广东…有限公司: a place near the widest start begins the name.
  const city = [0, 1, 2, 3].find((skip) => (known.cityStart[widest.start + skip] ?? 0) > 0);
  if (widest.stop !== 'none' && city !== undefined) return draft(widest.start + city);
  const firm = nameStart(text, clues, ending.start, ending.reach, FIRM);
  const fits = firm.stop !== 'none' && ending.start - firm.start >= 4;
  const from = fits
    ? firm
    : fittingStart(text, clues, ending.start, ending.reach, (length) => length >= 4 && length <= 18);
  const stem = text.slice(from.start, ending.start);
  return from.stop === 'none' || stem.length < 2 || KIND_OF_FIRM.test(stem) ? null : draft(from.start);
};

function anchored(
  text: string,
  ending: Ending,
  clues: Clues,
  known: KnownPlaces,
  withOrganizations: boolean,
): number {
  for (const boundaries of VAGUE_ENDINGS.has(ending.surface) && ending.surface.length < 3
    ? [ANY]
    : [HARD, FIRM, ANY]) {
    const { start } = nameStart(text, clues, ending.start, ending.reach, boundaries);
    const anchor = anchorIn(clues, known, { start, end: ending.start }, withOrganizations);
    // A name begins with its anchor; one in the middle of a run belongs to a sentence.
    if (anchor === -1) continue;
    if (anchor === start || boundaries === ANY || /^[A-Z]{2,8}$/.test(text.slice(start, anchor)))
      return anchor;
  }
  return -1;
}

const COUNTY = /^\p{Script=Han}{1,3}[县旗](?=\p{Script=Han}{0,8}$)/u;

/** A county the dictionary of places does not have, with a body of its own: 长兴县|民政局. */
function countyDraft(text: string, ending: Ending, clues: Clues): Draft | null {
  if (ending.surface.length < 3 || VAGUE_ENDINGS.has(ending.surface)) return null;
  const from = nameStart(text, clues, ending.start, 12, FIRM);
  if (from.stop === 'none' || !COUNTY.test(text.slice(from.start, ending.start))) return null;
  return { start: from.start, strength: 3, reason: `a county’s body ending in ${ending.surface}` };
}

const bodyDraft: Drafter = (text, ending, clues, known) => {
  const anchor = anchored(text, ending, clues, known, false);
  if (anchor === -1) return countyDraft(text, ending, clues);
  const middle = { start: anchor + anchorLength(anchor, clues, known), end: ending.start };
  const isCityBody = (known.cityStart[anchor] ?? 0) > 0;
  const vague = VAGUE_ENDINGS.has(ending.surface);
  if (
    vague &&
    ending.surface.length > 1 &&
    middle.end - middle.start < 2 &&
    !NATIONAL_BODIES.has(ending.surface)
  ) {
    return null;
  }
  const bare = middle.start >= middle.end;
  const ofCountry = NATIONAL_BODIES.has(ending.surface) && !NO_COUNTRY.test(text.slice(anchor, middle.start));
  if (!isCityBody && bare && !ofCountry) return null;
  if (PLAIN_ENDINGS.has(ending.surface) && isGeneric(clues, middle)) return null;
  if (ending.surface.length === 1 && ending.start - anchor > 12) return null;
  return {
    start: anchor,
    strength: vague && !isCityBody && ending.surface !== '政府' ? 2 : 3,
    reason: `public body ending in ${ending.surface}`,
  };
};

/** Anchors that name no country: 联邦政府, 中央政府 are somebody's, nobody knows whose. */
const NO_COUNTRY = /^(?:国家|全国|中央|世界|国际|全球|亚洲|联邦|中华|联合国)$/;

const houseDraft: Drafter = (text, ending, clues, known) => {
  const reason = `institution ending in ${ending.surface}`;
  const anchor = anchored(text, ending, clues, known, true);
  const behind = anchor === -1 ? -1 : anchor + anchorLength(anchor, clues, known);
  // 甲成立ATH事业群: a verb behind the owner parts it from the name.
  const verb =
    behind !== -1 && ((clues.beginning[behind] ?? 0) & FIRM) !== 0 ? (clues.lengths[behind] ?? 0) : 0;
  if (verb > 1 && ending.start - behind - verb >= 2 && /^(?:了|的)?[A-Z]/.test(text.slice(behind + verb))) {
    const own = behind + verb + (/^[了的]/.test(text.charAt(behind + verb)) ? 1 : 0);
    return { start: own, strength: 3, reason };
  }
  if (anchor !== -1 && ending.start > behind) {
    const middle = { start: anchor + anchorLength(anchor, clues, known), end: ending.start };
    const generic = isGeneric(clues, middle) && middle.end - middle.start < 4;
    return { start: anchor, strength: generic ? 2 : 3, reason };
  }
  const from = fittingStart(text, clues, ending.start, ending.reach, (length) => length >= 2 && length <= 12);
  const span = { start: from.start, end: ending.start };
  if (from.stop === 'none' || span.end - span.start < 2 || isGeneric(clues, span)) return null;
  const length = span.end - span.start;
  const strength = length >= 4 ? 3 : length === 3 || from.stop === 'edge' ? 2 : 1;
  return { start: from.start, strength, reason, open: true };
};

const schoolDraft: Drafter = (text, ending, clues) => {
  const from = fittingStart(text, clues, ending.start, ending.reach, (length) => length >= 2 && length <= 6);
  const stem = text.slice(from.start, ending.start);
  if (stem.length < 2 || from.stop === 'none' || isGeneric(clues, { start: from.start, end: ending.start }))
    return null;
  if (/大学|学院|[校高]|^\d+$|[上读考念]$|[哨定]点$/.test(stem)) return null;
  const sure = ending.surface === '大学' || (ending.surface === '医院' && stem.length > 2);
  return { start: from.start, strength: sure ? 3 : 2, reason: `ends in ${ending.surface}` };
};

/** A foreign country before a firm tells where it is from: 日本|丰田汽车. */
const COUNTRY_BEFORE =
  /^(?:美国|英国|法国|德国|日本|韩国|俄罗斯|印度|意大利|加拿大|澳大利亚|荷兰|瑞士|瑞典|以色列|新加坡|西班牙|挪威|丹麦|芬兰)(?=..)/;

const firmDraft: Drafter = (text, ending, clues, known) => {
  const from = fittingStart(text, clues, ending.start, ending.reach, (length) => length >= 2 && length <= 4);
  const country = COUNTRY_BEFORE.exec(text.slice(from.start, ending.start))?.[0].length ?? 0;
  const start = from.start + country;
  const stem = text.slice(start, ending.start).trim();
  if (from.stop === 'none' || stem.length < 2 || !BARE_STEM.test(stem)) return null;
  if (isGeneric(clues, { start, end: ending.start })) return null;
  if (
    ending.kind === 'trade' &&
    (known.organizationEnd[ending.start] === 1 || known.modelEnd[ending.start] === 1)
  )
    return null;
  const strength = ending.kind === 'firm' ? 2 : FAINT_ENDINGS.has(ending.surface) ? 0 : 1;
  return { start, strength, reason: `ends in ${ending.surface}` };
};

const DRAFTERS: Readonly<Record<SuffixKind, Drafter>> = {
  legal: legalDraft,
  body: bodyDraft,
  house: houseDraft,
  school: schoolDraft,
  firm: firmDraft,
  trade: firmDraft,
};

/** Words and counts that stand in sentences, never in a name: 104例为|研究组, 89款|游戏. */
const SENTENCE_IN = /\d+[例款个条项种只支台次位张]|[为就让]/;
const OPEN_KINDS: ReadonlySet<SuffixKind> = new Set<SuffixKind>(['firm', 'trade', 'school']);
const LONGER =
  /^(?:开发|发展|投资|管理|咨询|服务|实业|工程|技术|信息|产业|控股|集团|股份|有限|责任){0,4}公司/;

/** A firm's ending may be followed by a longer one: 科技|开发公司. */
function fullEnd(text: string, { kind, end }: Ending): number {
  if (kind !== 'firm' && kind !== 'trade') return end;
  return end + (LONGER.exec(text.slice(end, end + 12))?.[0].length ?? 0);
}

/** A doubtful name that the text repeats is a name. */
function raiseRepeated(proposals: readonly Proposal[]): Proposal[] {
  const times = new Map<string, number>();
  for (const { name, start } of proposals) {
    const key = `${name} ${start}`;
    if (!times.has(key)) times.set(name, (times.get(name) ?? 0) + 1);
    times.set(key, 1);
  }
  return proposals.map((proposal) => {
    if ((times.get(proposal.name) ?? 0) < 2 || proposal.strength < 1) return proposal;
    return { ...proposal, strength: proposal.strength + 1, reason: `${proposal.reason}, repeated` };
  });
}

/**
 * Organizations by the ending of their name, with the evidence round them. Pure; linear in the text, since each
 * ending looks a bounded way to the left.
 */
export function proposeOrganizations(text: string, clues: Clues, known: KnownPlaces): Proposal[] {
  const proposals: Proposal[] = [];
  for (const ending of joinEndings(clues.suffixes)) {
    const here = endsHere(text, clues, ending.end);
    if (!here && ending.kind !== 'legal' && ending.surface.length < 3) continue;
    const draft = DRAFTERS[ending.kind](text, ending, clues, known);
    if (draft === null || draft.start >= ending.start) continue;
    if (SENTENCE_IN.test(text.slice(draft.start, ending.start))) continue;
    const end = fullEnd(text, ending);
    const span = { start: draft.start, end };
    const evidence = organizationEvidence(text, span, clues, known);
    const strength = draft.strength + evidence.points - (here || ending.surface.length > 2 ? 0 : 1);
    const reason = evidence.points !== 0 ? `${draft.reason}, ${evidence.reason}` : draft.reason;
    const name = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    proposals.push({
      ...span,
      kind: 'organization',
      name,
      reason,
      strength,
      ...(OPEN_KINDS.has(ending.kind) || draft.open === true
        ? { stemEnd: ending.start, doubtful: !evidence.firm || FAINT_ENDINGS.has(ending.surface) }
        : {}),
    });
  }
  return raiseRepeated(proposals);
}
