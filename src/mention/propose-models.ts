import { captureVersion } from './capture-version.ts';
import { isCommonPhrase, isCommonStem, tellsAction } from './common-stem.ts';
import { couldNameModel, INDUSTRY, isProperName, KIND_OF_MODEL } from './model-words.ts';
import type { KnownPlaces, Proposal } from './proposal.ts';
import { proposeHanModels } from './propose-han-models.ts';

const OPEN = '[“「『‘"《]';
const CLOSE = '[”」』’"》]';
const QUOTED = `${OPEN}([^“”「」『』‘’"《》，。；！？、\\n]{1,24})${CLOSE}`;
const LATIN =
  '[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?: (?:[A-Z][A-Za-z0-9]*|\\d+(?:\\.\\d+)?)(?:[-.][A-Za-z0-9]+)*){0,2}';
const START = '(?<![A-Za-z0-9.\\-/@])';
const NAMED = '(?:名为|称为|叫做?|代号为?|命名为|取名为?|定名为)';

interface Pattern {
  readonly pattern: RegExp;
  readonly reason: string;
  readonly strength: number;
  readonly accepts: (name: string) => boolean;
  /** One of these must stand within 40 characters. */
  readonly near?: RegExp;
  /** Without one of these in the 60 characters before, a Chinese name stays doubtful. */
  readonly needsBefore?: RegExp;
}

/** Words of a sentence between a quoted name and 大模型: then the name need not be the model's. */
const SENTENCE =
  '发布|推出|开源|宣布|训练|研发|接入|采用|使用|上线|打造|布局|投资|拥抱|加码|押注|领域|行业|公司|企业|团队|平台|时代|是|与|和|的|等|将|在|用|对|向|让|把|被|为|也|都|不|有';

const RELEASED = /发布|推出|上线|开源|亮相|研发|自研|打造|训练|名为|取名|旗下|开发|升级|内测|接入/;

const PATTERNS: readonly Pattern[] = [
  {
    pattern: new RegExp(`${QUOTED}(?:${KIND_OF_MODEL}){0,5}大?模型`, 'g'),
    reason: 'quoted before 模型',
    strength: 3,
    accepts: isProperName,
  },
  {
    pattern: new RegExp(`${QUOTED}(?:(?!${SENTENCE})[\\p{Script=Han}A-Za-z]){1,8}?大模型`, 'gu'),
    reason: 'quoted before 大模型',
    strength: 3,
    accepts: (name) => isProperName(name) && !tellsAction(name),
    needsBefore: RELEASED,
  },
  {
    pattern: new RegExp(`(?:大?模型|助手|助理)(?:(?:——|—|-|：|:)?${NAMED}?|，${NAMED})${QUOTED}`, 'g'),
    reason: 'quoted after 模型 or 助手',
    strength: 3,
    needsBefore: RELEASED,
    accepts: (name) => isProperName(name) && !tellsAction(name),
  },
  {
    pattern: new RegExp(`${NAMED}${QUOTED}的[^，。、！？\\n]{0,8}?模型`, 'g'),
    reason: 'what a model is called',
    strength: 3,
    accepts: (name) => isProperName(name) && !tellsAction(name),
  },
  {
    pattern: new RegExp(`模型[^。！？\\n“「『]{0,24}${NAMED}${QUOTED}`, 'g'),
    reason: 'what a model is called',
    strength: 3,
    accepts: (name) => isProperName(name) && !isCommonPhrase(name),
  },
  {
    pattern: /(?:大?模型|助手|助理|软件)(?:——|—|-|：|:)([\p{Script=Han}]{2,6})(?=[（(][A-Z])/gu,
    reason: 'a name with its Latin form after 模型 or 助手',
    strength: 3,
    accepts: isProperName,
  },
  {
    pattern:
      /(?:^|[。！？\n])([\p{Script=Han}A-Za-z0-9.-]{2,10})(?:[（(][^（()）\n]{1,30}[）)])?是(?:一款|一个|由|首个|国内|全球|业界)?[^，。！？、\n]{2,40}?(?:大|语言|生成|基础|推理)模型[，。]/gmu,
    reason: 'said to be a model',
    strength: 3,
    accepts: (name) =>
      isProperName(name) &&
      !/^(?:这|那|该|此|其|目前|今天|未来|因为|所以|但|而|我们|他们|它|公司|模型|人工智能|大家)/.test(name) &&
      !/[A-Za-z0-9]/.test(name) &&
      !isCommonStem(name, false),
  },
  {
    pattern:
      /(?:发布|推出|上线|升级|开源|迭代)(?:了|其|至)?([\p{Script=Han}]{2,6})(?=[VvR]?\d\.\d(?!\d|倍|亿|万|元|%|％))/gu,
    reason: 'a version behind a name that is released',
    strength: 1,
    accepts: (name) => isProperName(name) && !isCommonPhrase(name),
  },
  {
    pattern: new RegExp(
      `(?:发布|推出|开源|自研|研发|打造|上线)(?:了|的|出)?(?:${KIND_OF_MODEL}|全新){0,3} ?(${LATIN}) ?(?:${KIND_OF_MODEL}){0,5}大?模型`,
      'g',
    ),
    reason: 'a Latin name that is released, before 模型',
    strength: 3,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `${START}(${LATIN}) ?(?:${KIND_OF_MODEL}){0,5}大?模型(?!训练|服务|平台|应用|产业|技术|时代|领域|公司|能力)`,
      'g',
    ),
    reason: 'Latin name before 模型',
    strength: 2,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `(?:模型|聊天机器人|对话机器人|(?:AI|智能|语音|人工智能|编程|写作|办公)助手)(?:——|—| |：|:|是|“|「|《|，?${NAMED} ?[“「]?){0,3}(${LATIN})(?![A-Za-z])`,
      'g',
    ),
    reason: 'Latin name after 模型',
    strength: 3,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `${NAMED} ?[“「]?(${LATIN})[”」]?(?:（[^（）\\n]{1,30}）)?的[^，。、！？\\n]{0,14}?(?:模型|聊天机器人|智能助手|AI助手)(?![一-龥]{0,3}(?:公司|平台|项目))`,
      'g',
    ),
    reason: 'what a model is called',
    strength: 3,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `(?:模型|聊天机器人|智能助手|AI助手)[^。！？\\n“「『]{0,24}${NAMED} ?(${LATIN})(?![A-Za-z])`,
      'g',
    ),
    reason: 'what a model is called',
    strength: 3,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `${START}(${LATIN})(?:（[^（）\\n]{1,30}）)?(?:是|为)(?:一[款个种]|首[款个]|由|其|公司|该公司)[^，。！？、\\n]{0,24}?(?:大?模型|聊天机器人)(?=[，。；])`,
      'g',
    ),
    reason: 'said to be a model',
    strength: 3,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `${START}([A-Z][A-Za-z]{0,14}(?:GPT|LLM|LM)(?:-?\\d[A-Za-z0-9.]*)?)(?![A-Za-z])`,
      'g',
    ),
    reason: 'ends like a language model',
    strength: 3,
    accepts: couldNameModel,
  },
  {
    pattern: new RegExp(
      `${START}([A-Z][A-Za-z]{3,20})(?=[- ]?[Vv]?\\d\\.\\d(?![\\d.])[^。！？\\n]{0,40}(?:模型|权重|开源|榜单|评测|参数))`,
      'g',
    ),
    reason: 'Latin name with a version among words of the field',
    strength: 2,
    accepts: (name) => couldNameModel(name) && /[a-z][A-Z]/.test(name),
  },
  {
    pattern: new RegExp(
      `${START}([A-Z][A-Za-z]{2,20}(?:-[A-Z][A-Za-z]{2,20}){0,2}[ -]?[Vv]\\d{1,2}(?:\\.\\d{1,2}){0,2})(?![\\d.A-Za-z])`,
      'g',
    ),
    reason: 'Latin name with a version among words of the field',
    strength: 3,
    accepts: couldNameModel,
    near: /模型|开源|权重|文生|多模态|参数|推理|智能体|生成/,
  },
];

const INDUSTRY_MODEL = new RegExp(`${INDUSTRY}(?:垂直|行业|语言|大语言|认知){0,2}大模型`, 'g');

/** A maker, an industry and 大模型: 蚂蚁金融大模型. */
function proposeIndustryModels(text: string, brandStart: (end: number) => number): Proposal[] {
  const proposals: Proposal[] = [];
  for (const match of text.matchAll(INDUSTRY_MODEL)) {
    const start = brandStart(match.index);
    if (start === -1) continue;
    const end = match.index + match[0].length;
    proposals.push({
      start,
      end,
      kind: 'model',
      name: text.slice(start, end),
      reason: 'a maker and an industry before 大模型',
      strength: 3,
    });
  }
  return proposals;
}

/**
 * Models by the words round their name: quoted before 大模型, Latin before or after 模型, ending in GPT or LM.
 * Names that overlap a name of the dictionary are left to it. Linear: each pattern looks a bounded way ahead.
 * @param brandStart where the organization's name that ends at a position begins, or -1
 */
export function proposeModels(
  text: string,
  known: KnownPlaces,
  brandStart: (end: number) => number,
): Proposal[] {
  const proposals: Proposal[] = [
    ...proposeIndustryModels(text, brandStart),
    ...proposeHanModels(text, known, brandStart),
  ];
  for (const { pattern, reason, strength, accepts, needsBefore, near } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const name = (match[1] ?? '').trim();
      if (!accepts(name)) continue;
      const start = match.index + match[0].indexOf(name);
      const end = start + name.length;
      if (near !== undefined && !near.test(text.slice(Math.max(0, start - 40), end + 40))) continue;
      // A maker's own name with a version behind it is its model: HKGAI V3.
      if (isKnown(known, start, end) && (near === undefined || known.modelStart[start] === 1)) continue;
      const before = text.slice(Math.max(0, start - 60), start);
      const doubtful =
        needsBefore !== undefined && /^\p{Script=Han}+$/u.test(name) && !needsBefore.test(before);
      const sure = /\d/.test(name) ? Math.max(3, strength) : strength;
      proposals.push({
        start,
        end,
        kind: 'model',
        name: withoutVersion(text, start, end),
        reason,
        strength: doubtful ? 2 : sure,
      });
    }
  }
  return raiseRepeated(proposals, text);
}

/** A Latin name without the version and the size behind it (`MiLM-6B`): the family stands for its versions. */
function withoutVersion(text: string, start: number, end: number): string {
  const name = text.slice(start, end);
  const chinese = /^\p{Script=Han}{2,6}(?=[- ]?[Vv]?\d(?:\.\d)?$)/u.exec(name)?.[0];
  if (chinese !== undefined) return chinese;
  const base = /^[A-Za-z][A-Za-z-]*?[A-Za-z](?=[- ]?[Vv]?\d|[- ][A-Z]\d)/.exec(name)?.[0];
  if (base === undefined || base.length < 4 || !couldNameModel(base)) return name;
  return captureVersion(text, start + base.length).end >= end ? base : name;
}

function isKnown(known: KnownPlaces, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (known.modelStart[at] === 1 || known.organizationStart[at] === 1) return true;
  }
  return false;
}

/** How often each Latin word stands in a text. */
function latinWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[A-Za-z][A-Za-z0-9]*/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A doubtful Latin name that the text repeats is a name. */
function raiseRepeated(proposals: readonly Proposal[], text: string): Proposal[] {
  if (!proposals.some(({ strength }) => strength === 2)) return [...proposals];
  const counts = latinWords(text);
  return proposals.map((proposal) => {
    const first = /^[A-Za-z][A-Za-z0-9]*/.exec(proposal.name)?.[0] ?? '';
    if (proposal.strength !== 2 || (counts.get(first) ?? 0) < 2) return proposal;
    return { ...proposal, strength: 3, reason: `${proposal.reason}, repeated` };
  });
}
