/** What the word before a group makes of it. */
export type Marker =
  | 'by'
  | 'receive'
  | 'with'
  | 'to'
  | 'at'
  | 'from'
  | 'take'
  | 'basis'
  | 'source'
  | 'including';

/** A marker further before its group than this no longer governs it. */
const REACH = 28;

/**
 * Words that mark the group after them. A lookaround keeps out the longer words they stand in
 * (为 in 成为, 在 in 正在, 对 in 面对, 和 in 和平).
 */
const MARKERS: readonly (readonly [Marker, string])[] = [
  [
    'basis',
    '基于|搭载|借助|通过|透过|依托|根据|按照|针对|面向|对标|类似(?:于)?|超越|超过|超(?=[A-Za-z])|媲美|比肩|匹敌|击败|打败|优于|低于|高于|不如|仅次于|支持|适配|兼容|关于|有关|围绕|相比(?:于)?|相较(?:于)?|对比|例如|诸如|不同于|除了?|接近|逼近|追赶|挑战|竞争对手|内建|内置|(?<!正)式?采用|使用|利用|调用|借鉴|参考',
  ],
  ['including', '包括了?|包含了?|涵盖了?|涉及|覆盖|分别(?:为|是)|如(?!果|何|今|期|此|下|同|有)'],
  ['source', '(?<![依根])据(?!了解|悉|传|此|点|库|称|介绍|中心|集|显示)|援引|引述'],
  ['by', '(?<![自理缘原事])由(?!于|来|此|衷)|(?<![上下])被|遭到?(?!遇)|让(?=[^，]{0,6}(?:收购|并购))'],
  ['receive', '获得?(?!悉|取|批|准|奖|胜|益|利|评)|接受了?(?!采访|访谈|记者)|引入|引进'],
  [
    'with',
    '(?<![参给付授赋准寄])与(?!之|会|其|此|众不同|否|时俱进)|(?<![共附调饱缓温总柔])和(?!平|谐|解|睦|气)|(?<![共合不相雷连协会赞随])同(?!比|时|期|步|样|意|一|行|类|为|等|年|月|日|款)|(?<!紧)跟(?!进|随|踪|上|投)|携手|联合(?!创始|国|体|办|编|推出|发布|印发|公布|主办|研发|担任|承担|投资|领投|会|组长|声明|署)|联手(?!推)|会同|连同|牵手|结盟|夥|伙同',
  ],
  ['take', '(?<![即或])将(?!军|来|于|在|会|近|要|由|被|为|与|其后)|把(?!握|关|手|控)'],
  [
    'to',
    '(?<![面针绝相应反核比派校])对(?!标|于|此|其中|外|话|手|比|接|应|象|称)|(?<![方面走倾转导流动]|(?<!同|愿|有)意)向(?!来|上|前|下|全|社会|公众|用户)|(?<![交付送带留])给(?!力|予)|(?<![成作认以因称变行较最何分转升方])为(?!止|主|例|此|何|了|由|期|准|核心|首)',
  ],
  [
    'from',
    '(?<!自)从(?!事|而|此|业|来)|来自|出自|(?<![来出各亲独源])自(?!研|动|主|己|身|然|由|家|有|建|媒|驾|营|行|治)',
  ],
  [
    'at',
    '(?<![正现存实潜内外所旨])在(?!内|于|线|即|华|此)|(?<![由对关基位处属终等高低优大小至])于(?!是|此)|位于|落户|落地|登陆|抵达',
  ],
];

const PATTERN = new RegExp(MARKERS.map(([, words]) => `(${words})`).join('|'), 'g');
/** After one of these the marker's phrase has closed: 在发布会上, 与此同时称. */
const CLOSED =
  /[，。；：！？]|(?:[上中后时间里内]|(?<=[^由被给与和向对从])前)(?=$|[^\u4e00-\u9fff])|(?:推出|发布|上线|开源|接入|收购|投资(?!者|方|人|公司|机构)|完成|开放|达成|加入|成立|出任|担任|上|之后|期间|表示|宣布|指出|透露|认为|公布|介绍|显示|获悉|发布会|大会|论坛|举办|召开)(?!的)|(?:日|月|年|版|举行的.{0,12})$/;

const CLOSED_BY_DE: ReadonlySet<Marker> = new Set(['basis', 'at', 'from']);

/** 由甲的人创办的乙: the phrase has closed before 乙. */
const MADE_IT = '(?:创办|创立|创建|成立|组建|支持|控股|领导|孵化|打造|开发|研发)的';
const MADE = new RegExp(`${MADE_IT}.`);
const BY_WHOM = new RegExp(`由[^，。]{1,20}?${MADE_IT}`);

/** Whether a marker with this text between it and its group still governs the group. */
function governs(marker: Marker, rest: string): boolean {
  if (CLOSED.test(rest.replace(BY_WHOM, ''))) return false;
  // 将甲开源, but not 将以个人身份参与甲: the object stands beside 将.
  if (marker === 'take' && rest.length > 8) return false;
  if (marker === 'by' && MADE.test(rest)) return false;
  // 面向企业的产品甲: what 面向 governs has closed with 的.
  return !(CLOSED_BY_DE.has(marker) && /的./.test(rest));
}

/** The marker that governs what begins at the gap's end, or null. The gap is cut to its last 28 characters. */
export function markerIn(gap: string): Marker | null {
  // What stands before a dash is another thought.
  const near = gap.slice(Math.max(gap.lastIndexOf('—') + 1, gap.length - REACH));
  const found = [...near.matchAll(PATTERN)].reverse();
  for (const match of found) {
    const which = MARKERS.findIndex((_, index) => match[index + 1] !== undefined);
    const marker = MARKERS[which]?.[0];
    const rest = near.slice(match.index + match[0].length);
    if (marker !== undefined && governs(marker, rest)) return marker;
    // 对总部在外地的公司甲: a modifier that has closed gives way to the marker before it.
    if (!/的./.test(rest)) return null;
  }
  return null;
}
