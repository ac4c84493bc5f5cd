import { TITLE_NOUN } from '../persons.ts';
import type { EventRule } from '../rule.ts';
import {
  BEFORE_MOVING,
  HOUSE,
  OBJECT_PERSON,
  OFFICE_BEFORE,
  PERSON,
  POSITION_AFTER,
  POSITION_AS,
  POSITION_BEFORE,
} from './personnel-roles.ts';
import { wordList } from './roles.ts';

export * from './personnel-posts.ts';

/** What is joined and is no employer. */
const NO_HOUSE =
  /^(?:了|到)?[^，。]{0,14}(?:协会|计划|行列|战局|战团|大军|功能|赛道|竞争|联盟|实体|名单|购物车|群聊|讨论|队伍|阵营|浪潮|倡议|协议|生态|标准|支援|对话|战斗|元素|字段|体系)|^[^，。]{1,16}的(?:[^，。]{0,4}(?:文件|合同|机会|邀请|想法|可能|传闻))/;

export const joins: EventRule = {
  name: 'personnel/joins',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList(
        '加盟 入职 跳槽 转投 改投 投奔 任职于 就职于 供职于 效力于 空降 转会 入伙 归队 履职于 加盟到 入职于',
      ),
      notAfter: NO_HOUSE,
      notBefore: /(?:可以|邀请|欢迎|申请|选择|的|曾|此前|先后|员工|人才|计划|品牌|商|[：、])$/,
    },
  ],
  discards: wordList('加盟商 加盟店 加盟费 加盟门店 入职培训 跳槽率 跳槽潮'),
  roles: [
    PERSON,
    { ...HOUSE, from: ['object', 'to'] },
    { ...HOUSE, from: ['affiliation', 'said', 'earlier'], least: 1 },
    POSITION_AS,
    POSITION_BEFORE,
  ],
  needs: ['person', 'organization'],
  confidence: 0.75,
  examples: [
    {
      text: '前谷歌研究员林晓明加盟智谱。',
      events: [{ type: 'personnel', arguments: { person: '林晓明', organization: '智谱' } }],
    },
  ],
  counterexamples: ['越来越多的企业加盟人工智能竞争。'],
};

/** 加入甲公司: the word says much else, so that the house must follow it. */
export const joinsHouse: EventRule = {
  name: 'personnel/joins-house',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList('加入 加入到 转战 奔赴 去了 投效 转投至'),
      notAfter: NO_HOUSE,
      notBefore: /(?:可以|邀请|欢迎|申请|选择|的|曾|此前|先后|没有|、)$/,
    },
    {
      words: wordList('重返 回归 重回 回到'),
      notAfter: NO_HOUSE,
      notBefore: /(?:可以|邀请|欢迎|选择|的|曾|先后|没有|[：、])$/,
    },
  ],
  discards: wordList('加入进来 回到家 回归线 进入市场 进入中国'),
  roles: [PERSON, { ...HOUSE, from: ['object'] }, POSITION_AS, POSITION_BEFORE],
  needs: ['person', 'organization'],
  confidence: 0.7,
  examples: [
    {
      text: '前谷歌研究员林晓明加入智谱。',
      events: [{ type: 'personnel', arguments: { person: '林晓明', organization: '智谱' } }],
    },
    {
      text: '人工智能学者颜水成再返工业界，加入昆仑万维。',
      events: [{ type: 'personnel', arguments: { person: '颜水成', organization: '昆仑万维' } }],
    },
  ],
  counterexamples: ['百度副总裁陈志远表示，人工智能工厂的新产线也将加入支援。'],
};

const LEAVING_NOUN =
  /^(?:率|潮|浪潮|风波|补偿|员工|手续|证明|社群|群|交接|谈话|赔偿|面谈|信|流程|年龄|金|人员|人数|倾向|以?后|之后|前|的(?:员工|人|主要原因)|[^，。]{0,8}(?:市场|竞争|舞台|群聊)|不影响)/;

export const leaves: EventRule = {
  name: 'personnel/leaves',
  type: 'personnel',
  sense: 'out',
  triggers: [
    {
      words: wordList(
        '离职 卸任 辞职 辞去 辞掉 递交辞呈 递辞呈 提出辞呈 退休 荣休 走人 离任 去职 请辞 辞任 引咎辞职 被解雇 被辞退 被免职 被免去 被撤职 被解职 被停职 停职 出局 被裁 下台 下课 不再担任 不再兼任 不再出任 拂袖而去 离岗 被罢免 被开除 退居二线 退位 交棒 扫地出门',
      ),
      notAfter: LEAVING_NOUN,
      notBefore:
        /(?:可以|如果|若|办理|要求|呼吁|能|甚至|或者?|进行|违反)[^，。]{0,3}$|的$|(?:\d|[多数几两三四五六七八九十百千])\s?[余多]?[名位][^，。]{0,16}$/,
    },
    {
      words: wordList('离开 出走 走了 告别 作别'),
      after: /^了?(?:公司|该公司|集团|团队|岗位|这家|原来的|$|，|。|的消息|一事|！)/,
      notBefore:
        /(?:威胁|扬言|险些|差点)[^，。]{0,3}$|(?:可以|如果|若|的|[挖带拿抢夺卷运取溜抓拖偷抱卖赶调开逃]|能|不会|想)$/,
    },
  ],
  discards: wordList('辞职信 辞职书 退休金 下台阶 出局者'),
  roles: [
    { ...PERSON, from: ['subject', 'earlier', 'said', 'topic'] },
    { ...OBJECT_PERSON, least: 1 },
    { ...HOUSE, from: ['from', 'affiliation', 'agent', 'object', 'earlier', 'said'] },
    { ...HOUSE, from: ['topic'], least: 1 },
    POSITION_AFTER,
    POSITION_BEFORE,
  ],
  needs: ['person', 'organization'],
  confidence: 0.75,
  examples: [
    {
      text: '百度副总裁陈志远已经离职。',
      events: [
        { type: 'personnel', arguments: { person: '陈志远', organization: '百度', position: '副总裁' } },
      ],
    },
    {
      text: '人工智能公司商汤科技公告，周立群先生申请辞去首席财务官职务。',
      events: [{ type: 'personnel', arguments: { person: '周立群', organization: '商汤科技' } }],
    },
  ],
  counterexamples: ['人工智能行业的离职率正在上升。', '研究员林晓明说，OpenAI从研究院挖走了多位员工。'],
};

/** 离开甲公司: of the words of going that say much else the house must follow, or stand with 从. */
export const leavesHouse: EventRule = {
  name: 'personnel/leaves-house',
  type: 'personnel',
  sense: 'out',
  triggers: [
    {
      words: wordList('离开 出走 退出 告别 作别 脱离'),
      notAfter: /^[^，。]{0,10}(?:市场|竞争|舞台|群聊|会场|现场|前台|业务|历史)|^[的是]/,
      notBefore: /(?:可以|如果|若|的|不会|想)$/,
    },
  ],
  roles: [PERSON, { ...HOUSE, from: ['from', 'object'] }, POSITION_BEFORE],
  needs: ['person', 'organization'],
  confidence: 0.7,
  examples: [
    {
      text: '2023年初，首席科学家林晓明离开OpenAI，创办了新公司。',
      events: [{ type: 'personnel', time: '2023', arguments: { person: '林晓明', organization: 'OpenAI' } }],
    },
  ],
  counterexamples: ['Meta首席执行官林晓明离开会场，没有谈人工智能。'],
};

/** 甲的首席技术官辞职: the office is told, the name is not. */
export const officerLeaves: EventRule = {
  name: 'personnel/officer-leaves',
  type: 'personnel',
  sense: 'out',
  triggers: [
    {
      words: wordList('离职 辞职 卸任 退休 离任 辞任 请辞 被解雇 被免职 下课 出走'),
      before: new RegExp(`${TITLE_NOUN}${BEFORE_MOVING}$`),
      notAfter: LEAVING_NOUN,
      notBefore: /(?:[位名多]|某|关键|数十)[^，。]{0,12}$/,
    },
  ],
  roles: [
    OFFICE_BEFORE,
    { ...PERSON, from: ['subject'] },
    { ...HOUSE, from: ['theme', 'affiliation', 'earlier', 'topic'] },
  ],
  needs: ['position', 'organization'],
  confidence: 0.6,
  examples: [
    {
      text: '昨晚，商汤科技首席技术官突然宣布辞职。',
      events: [{ type: 'personnel', arguments: { organization: '商汤科技' } }],
    },
  ],
  counterexamples: ['人工智能公司的高管离职后，往往自己创业。'],
};

/** 甲的前主管加入乙: the office is told, the name is not. */
export const officerJoins: EventRule = {
  name: 'personnel/officer-joins',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList('加入 加盟 入职 跳槽 转投 投奔 重返'),
      before: new RegExp(`${TITLE_NOUN}${BEFORE_MOVING}$`),
      notAfter: NO_HOUSE,
      notBefore: /(?:[位名多些]|某|关键|数十)[^，。]{0,12}$/,
    },
  ],
  roles: [OFFICE_BEFORE, { ...HOUSE, from: ['object', 'to'] }],
  needs: ['position', 'organization'],
  confidence: 0.55,
  examples: [
    {
      text: '前特斯拉自动驾驶主管加入OpenAI。',
      events: [{ type: 'personnel', arguments: { organization: 'OpenAI', position: '特斯拉自动驾驶主管' } }],
    },
  ],
  counterexamples: ['多位工程师加入人工智能竞争。'],
};

/** 2015年加入甲, in a life that is told: the person stands in the sentences before. */
export const career: EventRule = {
  name: 'personnel/career',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList('加入 加盟 入职 就职于 任职于 供职于 进入'),
      before:
        /(?:^|[，；])(?:(?:19|20)\d\d年(?:\d{1,2}月)?|同年|次年|随后|此后|毕业后)，?[他她]?(?:又|便|起)?$/,
    },
  ],
  roles: [{ ...PERSON, from: ['subject', 'earlier', 'topic'] }, HOUSE, POSITION_AS],
  needs: ['person', 'organization'],
  confidence: 0.65,
  examples: [
    {
      text: '百度副总裁陈志远表示，人工智能人才很难得。2009年加入腾讯，历任多职。',
      events: [{ type: 'personnel', time: '2009', arguments: { person: '陈志远', organization: '腾讯' } }],
    },
  ],
  counterexamples: ['人工智能产业发展迅速。2015年进入中国市场的企业不多。'],
};

/** 甲解雇张三, 免去张三的职务: the person is the object. */
export const dismisses: EventRule = {
  name: 'personnel/dismisses',
  type: 'personnel',
  sense: 'out',
  triggers: [
    {
      words: wordList('解雇 辞退 开除 免去 免除 罢免 炒掉 踢出 撤换 解聘 逐出 解除'),
      notBefore: /(?:被|遭|遭到|要求|可以|的)$/,
      notAfter: /^(?:率|潮|后|员工|人员|部分|合同|限制|禁令|警报)/,
    },
  ],
  roles: [
    OBJECT_PERSON,
    { ...HOUSE, from: ['subject', 'affiliation', 'object', 'earlier', 'said'] },
    POSITION_BEFORE,
    {
      ...POSITION_AFTER,
      capture: new RegExp(`的([^，。；]{2,20}?${TITLE_NOUN})(?:一职|职务|职位)?(?:[，。；]|$)`),
    },
  ],
  needs: ['person', 'organization'],
  confidence: 0.7,
  examples: [
    {
      text: '上周五，OpenAI董事会突然解雇首席执行官林晓明。',
      events: [{ type: 'personnel', arguments: { person: '林晓明', organization: 'OpenAI' } }],
    },
  ],
  counterexamples: ['人工智能企业解雇员工，要先同工会商量。'],
};
