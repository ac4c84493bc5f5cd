import { overlaps, type Span } from '../text/span.ts';

/** A list longer than this is not read to its end. */
const LONGEST_LIST = 240;

const SEPARATOR =
  /、|以及|(?<![共附调饱缓温总柔])和|(?<![参给付授赋准])与|及|，(?=[\u4e00-\u9fffA-Za-z]{2,10}[、，])/g;
/** What may stand before the name in a list's first or later place. */
const LEADING =
  /^(?:[“"「『《\s]|(?:著名|知名|头部|产业方|产业投资方|投资机构|投资方|老股东|新股东|机构|股东|资方|企业|公司|厂商|平台|包括|以及|由|分别为|分别是|为|有|的|国资|地方国资|上市公司|独角兽|一线基金|战略投资者))+/;
const TRAILING =
  /(?:[”"」』》\s]|（[^）]*）|\([^)]*\)|[（(].*$|等.*$|多家.*$|联合$|共同$|领投.*$|跟投.*$|参投.*$|持续.*$|参与.*$|联手$|在内.*$|的.*$)+$/;
/** 美国机器学习公司X: what kind of house it is, before a Latin name. */
const KIND =
  /^[\u4e00-\u9fffA-Z]{2,24}(?:公司|企业|商|平台|初创|新创|引擎|机构|工具|品牌|巨头|团队|业者|独角兽)\s?(?=[A-Za-z][A-Za-z0-9.:&-]+(?: [A-Z][A-Za-z0-9.&-]+){0,2}$)/;
/** No name holds one of these. */
const NO_NAME =
  /^[\d.\s]+$|^\d+多?余?[家位个名]|来自|其他|^其|^AI[\u4e00-\u9fff]|我们|[，。；：！？]|宣布|表示|完成|本轮|此轮|轮|融资|获得|发布|推出|估值|认为|其他|其它|若干|数家|多个|现有|原有|公司$|机构$|股东$|资本市场|投资方|参与|^基于|^投资$|我们|他们|已经|以来|亿|万|[已将是在对向被从]|^(?:一|两|三|四|五|六|七|八|九|十|数|多|近|超|约)\d*[家位个名]/;
const ORGANIZATION =
  /(?:资本|投资|基金|创投|集团|科技|银行|控股|证券|智能|大学|学院|研究院|研究所|中心|实验室|股份|汽车|保险|信托|产投|国投|城投|金控|高投|科创|传媒|软件|电子|网络|信息|技术|医疗|能源|Capital|Ventures|Partners|Fund|Inc\.?|Labs?|公司)$/i;
const NAME = /^[\u4e00-\u9fffA-Za-z0-9·.&\-\s]{2,16}$/;

const LATIN = /^(?:[A-Z][A-Za-z0-9.:&-]+(?: [A-Z][A-Za-z0-9.:&-]+){0,2}|[a-z]{2,12}\.(?:ai|io|com))$/;

/** 甲的硬件公司 is not 甲. */
const OWNS = /的[^，。；、]{0,8}(?:公司|企业|初创|创企|团队|工作室|业务|部门|子公司|竞争对手|对手|客户)/;

/** A name that the dictionary lacks, standing where the text shows that a name stands. */
export interface OpenName extends Span {
  readonly name: string;
}

function trimmed(text: string, part: Span): OpenName | null {
  const raw = text.slice(part.start, part.end);
  if (OWNS.test(raw)) return null;
  const lead = LEADING.exec(raw)?.[0].length ?? 0;
  const cut = raw.slice(lead).replace(TRAILING, '');
  const kind = KIND.exec(cut)?.[0].length ?? 0;
  const body = cut.slice(kind);
  if (!NAME.test(body) || NO_NAME.test(body)) return null;
  const start = part.start + lead + kind;
  return { start, end: start + body.length, name: body.trim() };
}

/**
 * Names between `from` and `to` that no mention covers, from a list (甲、乙和丙) or alone where the name itself shows
 * that it is an organization's (…资本). `sure` takes only the latter. Reads at most 240 characters.
 */
export function openNames(text: string, within: Span, taken: readonly Span[], sure = false): OpenName[] {
  const end = Math.min(within.end, within.start + LONGEST_LIST);
  const part = text.slice(within.start, end);
  const cuts = [...part.matchAll(SEPARATOR)];
  const starts = [0, ...cuts.map((cut) => (cut.index ?? 0) + cut[0].length)];
  const ends = [...cuts.map((cut) => cut.index ?? 0), part.length];
  const isList = starts.length > 1;
  return starts.flatMap((start, at) => {
    const place = { start: within.start + start, end: within.start + (ends[at] ?? part.length) };
    if (taken.some((span) => overlaps(span, place))) return [];
    const name = trimmed(text, place);
    if (name === null) return [];
    const shown = ORGANIZATION.test(name.name) || (sure ? LATIN : /^[A-Z]/).test(name.name);
    return shown || (!sure && isList && name.name.length <= 8) ? [name] : [];
  });
}
