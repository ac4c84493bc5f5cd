import type { Mention } from '../mention/mention.ts';
import { COMPOUND_SURNAMES, SURNAMES } from '../mention/surnames.ts';
import type { Span } from '../text/span.ts';
import { NOTED_PERSON } from './noted-persons.ts';

/** A person as the text names it, with the title that stands before the name. */
export interface PersonName extends Span {
  readonly name: string;
  /** 副总裁、互动文娱平台负责人 in 百度副总裁、互动文娱平台负责人曹晓东. */
  readonly position: Span | null;
  /** The organization before the title. */
  readonly affiliation: Mention | null;
}

/** Nouns that end a title, simplified; Taiwan's 執行長 and the like included. */
export const TITLE_NOUN =
  '(?:CEO|CTO|COO|CFO|CIO|CMO|VP|首席[\\u4e00-\\u9fff]{1,6}官|首席(?:AI)?\\s?(?:科学家|架构师|工程师|分析师|代表)|(?:副|执行|高级)?总裁|副总|联创|(?:副|执行|联席)?董事长|董事[会局](?:副|联席)?主席|董事|(?:联合|共同)?创(?:始|办)人|合伙人|负责人|总经理|经理|院长|主任|科学家|研究员|工程师|教授|主席|部长|总监|高管|成员|掌门人|理事长|理事|秘书长|校长|所长|组长|顾问|执行官|(?:执行|技术|财务|营运|运营|产品|资讯|人资)长|博士|院士|委员|局长|市长|书记|专家|发言人|一号位|掌舵人|老兵|高层|主管|一把手|干将|元老|核心人物|带头人|老将|骨干|监事长?|行长|会长|总编辑?|总工|董秘|[司处厅台]长|设计师|接班人|召集人|掌门)';

const SPEAKS =
  '(?:表示|称|说|介绍|指出|透露|认为|宣布|坦言|强调|回应|发文|在|向|对|曾|已|正式|也|将|是|从|于|因|为|被|将于|的|还|则|及|同时|近日|近期|日前|目前|刚刚|则|这|又|接受|出席|发布|公布|谈|就|领导|带队|创立|创办|组建|牵头|自曝|起诉|提告|状告|即日起|今日|昨日|今天|昨天|昨晚|上周|本周|去年|今年|专注|分管|统管|接管|负责|主持|全面|不再|主动|正在|突然|提出|申请|请辞|终于|再返|再度|再次|重回|官宣|分别|共同|一同|先后|遭|获任|去向|即将|或将|曾经|确认|离世|(?:跟着|相继|先后|陆续|双双|突然|同时|刚)?(?:离|加入|加盟|卸任|辞|出任|担任|任|接|升任|履新|转任|退|跳槽|回归|当选|入职|获|宣|重返|投奔|掌舵|执掌|跟))';
const GIVEN = '[\\u4e00-\\u9fff]';
/** Shortest first: the name ends where something follows that cannot be part of it. */
const FULL_NAME = `(?:(?:${COMPOUND_SURNAMES})${GIVEN}{1,2}?|[${SURNAMES}]${GIVEN}{1,2}?)`;
const MOVES =
  '(?:离职|离开|加入|加盟|卸任|辞职|辞去|出任|担任|接任|升任|履新|转任|退休|跳槽|回归|入职|重返|任命|兼任|接手|出走|辞任|请辞|聘为|获任|调任|接棒|执掌|掌舵|统管|分管|接管|主持|带队|领导|不再|转岗|调往|改任|专注管理|停职|免职|出局|空降|起诉|提告|状告|被裁|被解雇|被罢免|投资|出资|参与|购置|任|接替|继任|上任|就任|接班|接掌|掌管|去职|投效|受聘|获聘|晋升|提拔|当选|免去|重回|代管)';
/** What may follow a name: a verb of its bearer, a mark, a bracket, a list. */
const NAME_END = `(?=$|[\\s，。、；：！？,;:（(）)”」』》“「『｜|/—\\-]|${SPEAKS}|和|与|等|及)`;
const AFTER_TITLE = new RegExp(`(${TITLE_NOUN})(?:[：:、\\s]|兼)?\\s?(${FULL_NAME})${NAME_END}`, 'g');
const WITH_VERB = new RegExp(
  `(?<=^|[，。；：！？,;:\\s、｜|”」》）)]|由|任命|聘请|和|与|及|挖来|挖走|聘任|邀请|前|日|岁的)(?!(?<=由)于)(${FULL_NAME})(?=${SPEAKS}|[（(\\d，和与及、]|本人|则|已|又|自|20)(?=[^，。]{0,18}?${MOVES})`,
  'g',
);
/** 任命周立群为…: the verb of appointing shows that a name follows. */
const APPOINTED = new RegExp(`(?<=任命|聘请|聘任|委任|提名)(${FULL_NAME})(?=为|担任|出任|任)`, 'g');
/** 王恩东先生, 林晓明女士: the form of address shows that a name stands before it. */
const ADDRESSED = new RegExp(`(${FULL_NAME})(?=先生|女士|小姐|博士[^后生学点论]|教授[^级职称])`, 'g');
/** AI大牛景鲲离职: what the person is known for stands before the name. */
const FAMED = new RegExp(
  `(?:大牛|大神|教父|之父|元老|悍将|少帅|天才少年|天才|大佬|先驱|名将|宿将|老臣|旧将|猛将|新帅|功臣|奠基人|得主|学霸|才女|华人)(${FULL_NAME})${NAME_END}`,
  'g',
);
/** OpenAI联创Ilya离职: a single Latin name between a title and a verb of coming, going or telling. */
const TITLED_LATIN = new RegExp(
  `(?<=${TITLE_NOUN}\\s?)([A-Z][a-z]{2,14})(?=\\s?(?:${MOVES}|宣布|表示|透露|称|说|已|将))`,
  'g',
);
/** A name that the paper withholds: 田某某, 李某. */
const WITHHELD = new RegExp(`([${SURNAMES}]某{1,2})(?!些|个|种|家|位)`, 'g');
/** 27岁的某人: the age shows that a name follows. */
const AGED = new RegExp(`(?<=岁的)([${SURNAMES}]${GIVEN}{2})`, 'g');
/** The characters that foreign names are written with; other characters end such a name. */
const FOREIGN =
  '[阿埃艾安昂奥巴白班邦鲍贝本比彼别宾波伯博勃布采查策柴彻楚茨茨达戴丹当道德登邓狄迪蒂丁东杜敦顿多俄厄恩尔法凡范方菲费芬弗夫福富盖甘冈高戈哥格葛根贡古圭哈海汉豪赫黑亨洪胡华怀惠霍基吉计加佳嘉贾简江姜杰捷金津久卡凯坎康考柯科克肯孔库夸昆拉腊莱赖兰朗劳勒雷蕾黎李里理利莉丽立廉连列烈林琳琉隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明缪摩莫墨默姆木穆拿纳娜奈南内嫩尼涅宁纽努诺欧帕潘庞培佩彭蓬皮平泼珀蒲普齐奇契恰钱强乔切琴丘求曲屈让热仁日荣容茹儒瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申沈圣盛施诗史士舒朔斯丝司思松苏孙所索塔泰坦汤唐陶忒特腾提田廷通图托陀瓦万汪旺威微韦为维伟卫魏温文翁沃乌吾伍武西希悉锡席夏先香肖歇谢辛欣兴休修徐许叙旭轩薛雪雅亚延扬杨耶叶伊依易因英永尤约赞早泽扎詹张章珍芝治智朱卓孜兹宗祖佐劈翠翰]';
const TRANSLITERATED = new RegExp(
  `${FOREIGN}{1,6}[·•．‧・]${FOREIGN}{1,7}(?:[·•．‧・-]${FOREIGN}{1,7})?`,
  'g',
);
const LATIN = /(?<![A-Za-z])[A-Z][a-z]{1,14}(?:\s[A-Z](?:[a-z]{1,2}[A-Z])?[a-z'’]{0,14}){1,2}(?![A-Za-z])/g;
const LATIN_CUE = new RegExp(
  `(?:${TITLE_NOUN}|之一|助手|同事|员工|学生|搭档|(?:聘请|任命|挖走|挖来|招揽|招募)了?)\\s?$`,
);
const LATIN_VERB =
  /^\s?(?:[（(][^）)]{1,20}[）)])?\s?(?:也|已|将|将于|此前|近日|正式|宣布|曾|则|都|仍|还|双双|突然)?\s?(?:从.{1,10})?(?:离职|离开|加入|去了|投效|晋升|升任|接替|兼任|共同担任|被任命|加盟|卸任|辞职|辞去|出任|担任|接任|升任|跳槽|回归|入职|表示|称|说|坦言|透露|认为|指出)/;
/** Not names though they begin like one. */
const NO_NAME =
  /^(?:毕业|作者|高级|高管|高层|任命|任何|任职|成员|成为|成立|安全|金融|时任|时间|时候|项目|华为|万科|方面|方案|石油|温度|关于|关键|单位|文心|文生|文化|向量|常务|常见|国家|全球|全国|程序|游戏|易车|金山|金额|江苏|安徽|广东|于[今此]|车企|平台|顾问|解决|解释|强调|强大|包括|房地|查询|盛大|康复|和[的在]|司机|宁德|宁波|白宫|马上|马化|严重|严格|路透|管理|位列|曾[任在是经为负有被参就主领带获与于先]|连[续]|景[气区]|章程|谷歌|左右|卫星|单[位个日]|边[缘界]|印[度发象]|成[都果本]|雷[达神]|钱[包]|阳[光]|丁[香]|计划|何[时])/;

const TITLE_TAIL = new RegExp(`${TITLE_NOUN}\\s?$`);

const LEADS_TO_TITLE =
  /^(?:[*\d\s]|虽然|尽管|包括|作为|其中|以及|随着|此外|而|但|据|新聘的|新任|新一任|年仅[^，。、]{0,8}的)+/;

/** Of 亲自过问、首席技术官 the parts that are titles. */
function titlesOf(before: string): string {
  const parts = before.replace(LEADS_TO_TITLE, '').split('、');
  while (parts.length > 1 && !TITLE_TAIL.test(parts[0] ?? '')) parts.shift();
  return parts.join('、');
}

function titleBefore(
  text: string,
  floor: number,
  name: Span,
  mentions: readonly Mention[],
): Pick<PersonName, 'position' | 'affiliation'> {
  const from = Math.max(floor, name.start - 40);
  const before = text.slice(from, name.start);
  if (!TITLE_TAIL.test(before)) return { position: null, affiliation: null };
  const inside = mentions.filter(
    (mention) => mention.kind === 'organization' && mention.start >= from && mention.end <= name.start,
  );
  const clause = before.search(/[^，。；：！？,;:（(）)“「]*$/);
  const near = inside.filter((mention) => mention.start >= from + clause);
  const affiliation = near.at(-1) ?? null;
  const start = affiliation === null ? from + clause : (near.at(-1)?.end ?? from + clause);
  const whole = text.slice(start, name.start);
  const raw = titlesOf(whole.slice(/^.*(?:由|任命|聘请|委任)/.exec(whole)?.[0].length ?? 0));
  const lead = raw.search(/[^\s的现任前原兼、和旗下集团公司]/);
  const position =
    lead < 0
      ? null
      : { start: name.start - raw.length + lead, end: name.start - (raw.length - raw.trimEnd().length) };
  return {
    position: position !== null && position.end - position.start <= 30 ? position : null,
    affiliation,
  };
}

function collect(text: string, pattern: RegExp, group: number): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const name = match[group];
    if (name === undefined || name === '') continue;
    const start = (match.index ?? 0) + match[0].indexOf(name, group === 2 ? (match[1]?.length ?? 0) : 0);
    found.push({ start, end: start + name.length });
  }
  return found;
}

function latinNames(text: string): Span[] {
  return collect(text, LATIN, 0).filter(
    ({ start, end }) =>
      LATIN_CUE.test(text.slice(Math.max(0, start - 24), start)) ||
      LATIN_VERB.test(text.slice(end, end + 30)),
  );
}

/** Where a name seen once with a title or a verb stands again. */
function again(text: string, names: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      found.push({ start: at, end: at + name.length });
    }
  }
  return found;
}

const isFree = (span: Span, mentions: readonly Mention[]) =>
  !mentions.some((mention) => mention.start < span.end && span.start < mention.end);

/** 杰夫·贝索斯（Jeff Bezos）: the bracket names the same person again. */
const isAlias = (between: string) => /^\s?[（(]$/.test(between);

/** A pattern of names with what must stand in the text for it to match at all, so that most texts are not searched. */
interface Search {
  readonly pattern: RegExp;
  readonly group: number;
  readonly needs: RegExp;
}

const CHINESE_NAMES: readonly Search[] = [
  { pattern: AFTER_TITLE, group: 2, needs: new RegExp(TITLE_NOUN) },
  { pattern: WITH_VERB, group: 1, needs: new RegExp(MOVES) },
  { pattern: AGED, group: 1, needs: /岁的/ },
  { pattern: APPOINTED, group: 1, needs: /任命|聘请|聘任|委任|提名/ },
  { pattern: WITHHELD, group: 1, needs: /某/ },
  { pattern: ADDRESSED, group: 1, needs: /先生|女士|小姐|博士|教授/ },
  {
    pattern: FAMED,
    group: 1,
    needs:
      /大牛|大神|教父|之父|元老|[悍名宿旧猛]将|少帅|天才|大佬|先驱|老臣|新帅|功臣|奠基人|得主|学霸|才女|华人/,
  },
  { pattern: TITLED_LATIN, group: 1, needs: /[A-Z][a-z]{2}/ },
];
const TITLE_START = new RegExp(`^${TITLE_NOUN}`);

/**
 * Under which names a person is looked for in the rest of an article: the full one (one of two characters only when a
 * title shows that it is one), and of a transliterated name its last part, by which the press goes on.
 */
export function namesAgain({ name, position }: PersonName): string[] {
  const parts = name.split(/[·•．‧・\s]/);
  const last = parts.at(-1) ?? '';
  if (parts.length > 1) return last.length > 1 ? [name, last] : [name];
  return name.length > 2 || position !== null ? [name] : [];
}

/** The last part of each foreign name (LeCun, 辛顿) with the whole name; none where two persons share it. */
export function wholeNames(names: readonly string[]): ReadonlyMap<string, string> {
  const whole = new Map<string, string>();
  const shared = new Set<string>();
  for (const name of new Set(names)) {
    const parts = name.split(/[·•．‧・\s]/);
    const last = parts.at(-1) ?? '';
    if (parts.length < 2 || last.length < 2) continue;
    if (whole.has(last)) shared.add(last);
    else whole.set(last, name);
  }
  for (const last of shared) whole.delete(last);
  return whole;
}

/** The places of names that their surroundings show, in a part of a text. */
export function personPlaces(part: string): Span[] {
  const chinese = CHINESE_NAMES.flatMap(({ pattern, group, needs }) =>
    needs.test(part) ? collect(part, pattern, group) : [],
  ).filter(
    ({ start, end }) =>
      !NO_NAME.test(part.slice(start, end)) && !TITLE_START.test(part.slice(start, end + 2)),
  );
  const dotted = /[·•．‧・]/.test(part) ? collect(part, TRANSLITERATED, 0) : [];
  return [...chinese, ...dotted, ...latinNames(part), ...collect(part, NOTED_PERSON, 0)];
}

/**
 * Persons in a part of a text, found by title (百度副总裁曹晓东), by the verbs of coming and going, by the middle dot of
 * transliterated names, and Latin names beside either. `known` holds names seen elsewhere in the article, `places`
 * what `personPlaces` says of the window, where that was asked before.
 */
export function findPersons(
  text: string,
  window: Span,
  mentions: readonly Mention[],
  known: ReadonlySet<string> = new Set(),
  places: readonly Span[] = personPlaces(text.slice(window.start, window.end)),
): PersonName[] {
  const spans = [...places, ...again(text.slice(window.start, window.end), known)]
    .map((span) => ({ start: span.start + window.start, end: span.end + window.start }))
    .filter((span) => isFree(span, mentions))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const persons: PersonName[] = [];
  for (const found of spans) {
    const span = {
      ...found,
      end:
        found.end -
        (/[\u4e00-\u9fff]{2}[在于已将曾也从是的和与被向对还就把因为]$/.test(
          text.slice(found.start, found.end),
        )
          ? 1
          : 0),
    };
    const last = persons.at(-1);
    if (last !== undefined && (span.start < last.end || isAlias(text.slice(last.end, span.start)))) continue;
    const floor = Math.max(window.start, last?.end ?? window.start);
    persons.push({
      ...span,
      name: text.slice(span.start, span.end),
      ...titleBefore(text, floor, span, mentions),
    });
  }
  return persons;
}
