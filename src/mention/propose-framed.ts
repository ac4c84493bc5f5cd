import { isCommonPhrase, isPersonWord } from './common-stem.ts';
import { isGeneric } from './name-start.ts';
import type { KnownPlaces, Proposal } from './proposal.ts';
import { BOUNDARY, type Clues } from './scan-clues.ts';
import { SURNAMES } from './surnames.ts';

/** Where a clause begins, and a subject with it. */
const OPENS = '(?<=^|[。！？；，：:|｜\\n”」》】）) 　])';
/** The subject, shortest first: the frame behind it tells where it ends. */
const SUBJECT = '([\\p{Script=Han}A-Za-z0-9·&-]{2,8}?)';
/** What may stand between a subject and its verb. */
const BETWEEN =
  '(?:[（(][^（()）\\n]{1,30}[）)])?(?:近日|日前|今日|昨日|今天|昨天|今年|去年|此前|已经|已|正式|再次|再|又|也|还|刚刚|刚|于近日|于日前|近期|成功|官宣|宣布|宣告|对外|连续|相继|先后|顺利|\\d{1,2}月\\d{1,2}日| ){0,5}';

/** What only an organization does or is. */
const FRAMES: readonly string[] = [
  '(?:完成|获得?|斩获|拿下|敲定|筹集)了?[^，。；！？\\n]{0,24}?(?:融资|轮投资|战略投资|天使投资|领投|注资)(?!者|人|渠道|平台|需求|能力|成本|难)',
  '(?:成立|创立|创办|创建|创始)于(?:19|20)\\d\\d年',
  '总部(?:位于|设在|坐落)',
  '(?:是|系)(?:中国|国内|全球|美国|北京|上海|深圳|杭州|目前|最早|第)?[^，。；\\n]{0,10}?(?:一家|家)[^，。；\\n]{0,24}?(?:公司|企业|初创|创企|厂商|供应商|服务商|独角兽|研发商|开发商)(?=[，。；])',
  '(?:向)?(?:港交所|上交所|深交所|北交所|证监会|香港联交所)?(?:递交|提交|递表)[^，。；\\n]{0,8}?(?:招股书|招股说明书|上市申请|港交所)',
  '(?:登陆|在|于)(?:港交所|香港|科创板|创业板|纳斯达克|纽交所|北交所|上交所|深交所|A股)[^，。；\\n]{0,8}?(?:上市|挂牌)',
  '(?:通过(?:港交所|上市)聆讯|冲刺(?:港股|港交所|科创板|创业板|IPO|上市)|启动(?:IPO|上市辅导))',
  '被[^，。；\\n]{2,14}?(?:全资)?(?:收购|并购)(?!的)',
];

/** 甲，一家…公司. */
const A_FIRM = '，(?:是|这是)?一家[^，。；\\n]{2,24}?(?:公司|企业|初创|创企|厂商)';
/** 甲创始人乙, without anything between. */
const FOUNDED = '(?:公司|集团)?(?:联合|共同)?创始人(?=[\\p{Script=Han}A-Z、&兼，])(?!们|和团队)';

interface Frame {
  readonly pattern: RegExp;
  readonly reason: string;
}

/** 甲旗下的乙宣布: who belongs to a house and acts. */
const HOUSE = new RegExp(
  `旗下的?(?:[^，。；\\n“「]{0,8}(?:公司|品牌|平台|企业|部门|子公司|机构))?${SUBJECT}${BETWEEN}(?:宣布|完成|收购|入股|签署|起诉|获得|推出|发布|上线|成立于)`,
  'gu',
);

const SUBJECTS: readonly Frame[] = [
  {
    // One pattern for all frames: a text is walked once.
    pattern: new RegExp(`${OPENS}${SUBJECT}(?:${BETWEEN}(?:${FRAMES.join('|')})|${A_FIRM}|${FOUNDED})`, 'gu'),
    reason: 'does what only an organization does',
  },
  { pattern: HOUSE, reason: 'acts as part of a house' },
];

const QUOTE = '[“「『]([^“”「」『』，。；！？、\\n]{2,16})[”」』]';
const QUOTED: readonly Frame[] = [
  {
    pattern: new RegExp(`(?:收购|入股|并购|领投|参投|跟投)了?${QUOTE}`, 'g'),
    reason: 'quoted as the object of a deal',
  },
  {
    pattern: new RegExp(
      `(?:名为|叫做?|取名|命名为)${QUOTE}的[^，。；\\n]{0,12}?(?:公司|企业|初创|机构|实验室|团队|基金|研究院)`,
      'g',
    ),
    reason: 'what an organization is called',
  },
  {
    pattern: new RegExp(
      `${QUOTE}(?:[（(][^（()）\\n]{1,30}[）)])?${BETWEEN}(?:完成|获得?)了?[^，。；！？\\n]{0,24}?(?:融资|轮投资|战略投资)`,
      'g',
    ),
    reason: 'does what only an organization does',
  },
];

/** Words that stand where a subject does and name nothing by themselves. */
const NO_SUBJECT =
  /公司$|企业$|团队$|机构$|平台$|项目$|产品$|行业$|品牌$|领域$|赛道$|市场$|业务$|厂商$|方面$|双方$|各方$|轮$|年$|月$|日$|季度$|后$|前$|时$|中$|上$|以来$|[家者人们方国省市区县款项个名位年员]$|^(?:该|此|其|这|那|本|我|他|她|它|各|某|多|每|另|并|且|而|但|则|即|又|也|还|已|将|曾|均|都|可|能|会|要|从|自|由|在|于|以|为|因|若|当|与|和|及|或(?!然)|其中|随后|目前|此前|截至|如今|不过|此外|同时|因此|所以|据|经|对|向|被|把|让|使|令|至|到)|[的了是在把被将们吗呢吧我你他她它]|[对从给向和与由到于以为及并就自让按据会能要被前后]$|\d{3,}|亿|万元|美元/;

/** Whether a subject of a frame is a name: no word of the sentence, no description, nobody's personal name. */
function isName(text: string, clues: Clues, start: number, end: number): boolean {
  const name = text.slice(start, end);
  if (NO_SUBJECT.test(name) || isGeneric(clues, { start, end }) || /^[A-Za-z0-9&-]+$/.test(name))
    return false;
  for (let at = start; at < end; at++) {
    if (((clues.beginning[at] ?? 0) & BOUNDARY) !== 0 && (clues.lengths[at] ?? 0) > 1) return false;
  }
  return !isCommonPhrase(name) && !isPersonWord(name);
}

const LIKE_A_PERSON = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, 'u');
/** So many names of one article are asked whether they are a person's. */
const MOST_ASKED = 20;

/** Whether the text speaks of the name as of a person: 出生的甲, 创始人甲, 甲说. */
function isPerson(text: string, name: string): boolean {
  return new RegExp(
    `(?:岁的|出生的|创始人|CEO|总裁|董事长|经理|教授|院士|校友|老板|[，。]而?)${name}(?:先生|女士|本人|毕业|出生|坦言|说|曾|头上|和他|与他|的创业|加入|入职|任职|出任)|(?:岁的|出生的|创始人|CEO|总裁|董事长|教授|院士)${name}`,
  ).test(text);
}

/** The country before a firm tells where it is from. */
const COUNTRY = /^(?:美国|英国|法国|德国|日本|韩国|俄罗斯|印度|加拿大|荷兰|瑞士|以色列|新加坡)(?=..)/;

function isFree(known: KnownPlaces, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (known.organizationStart[at] === 1 || known.modelStart[at] === 1) return false;
  }
  return true;
}

/**
 * Organizations by what they do: subjects of raising money, listing, being founded, being bought, and names quoted in
 * such places. Linear: each pattern looks a bounded way ahead from a clause's beginning or a quotation mark.
 */
export function proposeFramed(text: string, clues: Clues, known: KnownPlaces): Proposal[] {
  const proposals: Proposal[] = [];
  let asked = 0;
  for (const { pattern, reason } of [...SUBJECTS, ...QUOTED]) {
    for (const match of text.matchAll(pattern)) {
      const whole = match[1] ?? '';
      const country = COUNTRY.exec(whole)?.[0].length ?? 0;
      const name = whole.slice(country);
      const start = match.index + match[0].indexOf(whole) + country;
      const end = start + name.length;
      if (!isFree(known, start, end) || !isName(text, clues, start, end)) continue;
      if (LIKE_A_PERSON.test(name) && (++asked > MOST_ASKED || isPerson(text, name))) continue;
      proposals.push({ start, end, kind: 'organization', name, reason, strength: 3 });
    }
  }
  return proposals;
}
