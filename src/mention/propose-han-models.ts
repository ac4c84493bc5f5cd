import { isCoined } from './common-stem.ts';
import { isProperName, KIND_OF_MODEL } from './model-words.ts';
import type { KnownPlaces, Proposal } from './proposal.ts';

/** Where 大模型 names something: not the market, the technology or the race of it. */
const MODEL =
  /大模型(?!训练|服务|平台|应用|产业|技术|时代|领域|公司|企业|能力|赛道|行业|创业|备案|研究|大会|论坛|联盟|厂商|团队|开发|产品|市场|大?战|们|竞争|热|商业|落地|生态|智能|标准|评测|测评)/g;
const KINDS = new RegExp(`(?:${KIND_OF_MODEL})*$`);
const VERSION = /(?:V|v)?\d(?:\.\d)?$/;
/** A verb of making right before the name. */
const MADE =
  /(?:发布|推出|上线|开源|自研|研发|打造|训练|旗下|公布|升级|迭代|亮相)(?:了|的|出|其|自家|自主研发的|自研的|首个|首款|国内首个|全国首个|新一代|全新|最新){0,3}$/;
/** No name and no verb is looked for further to the left. */
const REACH = 24;

/** Words that describe, of a kind with 大模型 behind them. */
const DESCRIBES =
  /^(?:智慧|数字|数智|智能|绿色|产业|企业|中国|国内|国际|全球|亚洲|超级|自主|自有|专属|专用|同类|类似|多个|更多|其他|各类|全面|先进|领先|第[一二三]|自动|无人|未来|科技|技术|信息|公司|团队|平台|人工|私有|混合|稀疏|基于|面向|用户|客户|数据)/;

/** Characters of new verbs and of descriptions, which the segmenter does not know: 领投, 入局, 开源版. */
const OF_A_VERB =
  /[研发投购售停获推版款新首未已再又还将可能会要正仅只现向对从入局领让成带做造用建改变跟进图产]/;

function isName(name: string): boolean {
  if (DESCRIBES.test(name) || OF_A_VERB.test(name)) return false;
  return /^\p{Script=Han}{2,4}$/u.test(name) && isProperName(name) && isCoined(name);
}

/** The end of the name before 大模型 at `at`: what kind of model it is and its version are no part of it. */
function nameEnd(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - REACH), at);
  const version = VERSION.exec(before.replace(KINDS, ''))?.[0].length ?? 0;
  const kinds = KINDS.exec(before)?.[0].length ?? 0;
  return at - kinds - version;
}

/**
 * Names of two to four characters without marks before 大模型, between a maker or a verb of making and it (容联云发布赤兔
 * 大模型, 携程问道大模型). Linear: each 大模型 looks a bounded way to the left.
 * @param brandStart where the organization's name that ends at a position begins, or -1
 */
export function proposeHanModels(
  text: string,
  known: KnownPlaces,
  brandStart: (end: number) => number,
): Proposal[] {
  const proposals: Proposal[] = [];
  for (const match of text.matchAll(MODEL)) {
    const end = nameEnd(text, match.index);
    for (const length of [2, 3, 4]) {
      const start = end - length;
      if (start < 0 || known.modelStart[start] === 1 || known.organizationStart[start] === 1) continue;
      const led = brandStart(start) !== -1 || MADE.test(text.slice(Math.max(0, start - REACH), start));
      if (!led || !isName(text.slice(start, end))) continue;
      const reason = 'between its maker or a verb of making and 大模型';
      proposals.push({ start, end, kind: 'model', name: text.slice(start, end), reason, strength: 3 });
      break;
    }
  }
  return proposals;
}
