import { TITLE_NOUN } from '../persons.ts';
import type { EntityRole, EventRule, Role, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

const PERSON: EntityRole = { role: 'person', kind: 'person', from: ['subject', 'earlier', 'said'] };
const OBJECT: EntityRole = { ...PERSON, from: ['object'] };
const ORGANIZATION: EntityRole = {
  role: 'organization',
  kind: 'organization',
  from: ['object'],
  notTypes: ['media', 'exchange'],
  one: true,
  viaMaker: true,
};
const POSITION_AFTER: TextRole = {
  role: 'position',
  capture: new RegExp(
    `^(?:了|为|过)?(?:公司|该公司|集团)?((?:(?![和与及])[^，。；]){0,24}?${TITLE_NOUN}(?:兼[^，。；]{1,12})?)`,
  ),
  within: 'after',
  least: 1,
  afterNames: true,
};
const POSITION_AS: TextRole = {
  role: 'position',
  capture: new RegExp(`(?:担任|出任|任|作为|职位是|头衔是|负责)「?([^，。；」]{0,20}${TITLE_NOUN})`),
  within: 'clause',
  afterNames: true,
};
const POSITION_BEFORE: Role = { role: 'position', positionOf: 'person' };

export const joins: EventRule = {
  name: 'personnel/joins',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList('加入 加盟 入职 跳槽 重返 投奔 转投 回归 任职于 空降 投身 就职于 转会'),
      notAfter:
        /^(?:了?[^，。]{0,14}(?:协会|计划|行列|战局|大军|功能|赛道|竞争|联盟|实体|名单|购物车|群|讨论|队伍))/,
      notBefore: /(?:可以|邀请|欢迎|申请|选择|的)$/,
    },
  ],
  roles: [
    PERSON,
    ORGANIZATION,
    { ...ORGANIZATION, from: ['affiliation', 'said'], least: 1 },
    POSITION_AS,
    POSITION_BEFORE,
  ],
  needs: ['person', 'organization'],
  confidence: 0.75,
  examples: [
    {
      text: '前谷歌研究员林晓明加入智谱。',
      events: [{ type: 'personnel', arguments: { person: '林晓明', organization: '智谱' } }],
    },
  ],
  counterexamples: ['越来越多的企业加入人工智能竞争。'],
};

export const leaves: EventRule = {
  name: 'personnel/leaves',
  type: 'personnel',
  sense: 'out',
  triggers: [
    {
      words: wordList(
        '离职 离开 卸任 辞职 辞去 退休 出走 走人 离任 请辞 辞任 被解雇 被辞退 被免职 被免去 免职 停职 出局 被裁 下台 免去 解雇 辞退 不再担任 拂袖而去 走了 离岗 被罢免 被开除',
      ),
      notAfter:
        /^(?:率|潮|补偿|员工|手续|证明|年龄|金|人员|倾向|以?后|之后|前|的(?:员工|人|主要原因)|[^，。]{0,8}(?:市场|竞争|舞台|群聊)|不影响)/,
      notBefore: /(?:可以|如果|若|办理|的)$/,
    },
  ],
  roles: [
    { ...PERSON, from: ['subject', 'earlier', 'said', 'topic'] },
    { ...OBJECT, least: 1 },
    { ...ORGANIZATION, from: ['from', 'affiliation', 'agent', 'object', 'earlier', 'topic'] },
    POSITION_BEFORE,
    POSITION_AFTER,
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
  ],
  counterexamples: ['人工智能行业的离职率正在上升。'],
};

/** 甲的首席技术官辞职: the office is told, the name is not. */
export const officerLeaves: EventRule = {
  name: 'personnel/officer-leaves',
  type: 'personnel',
  sense: 'out',
  triggers: [
    {
      words: wordList('离职 辞职 卸任 退休 被解雇 被免职 下课 出走'),
      before: new RegExp(
        `${TITLE_NOUN}(?:已|将|宣布|突然|正式|今日|昨日|近日|日前|确认|或将?|双双|集体|相继|被曝|已于近日){0,3}$`,
      ),
      notAfter: /^(?:率|潮|补偿|员工|手续|证明|年龄|金|以?后|之后|前|的)/,
      notBefore: /(?:[位名多]|某|关键|数十)[^，。]{0,12}$/,
    },
  ],
  roles: [
    {
      role: 'position',
      capture: new RegExp(
        `((?:(?![的与和及司])[\\u4e00-\\u9fffA-Za-z]){0,8}?${TITLE_NOUN})(?:已|将|宣布|突然|正式|今日|昨日|近日|日前|确认|或将?|双双|集体|相继|被曝|已于近日){0,3}$`,
      ),
      within: 'before',
    },
    { ...PERSON, from: ['subject'] },
    { ...ORGANIZATION, from: ['theme', 'affiliation', 'earlier'] },
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

export const appointed: EventRule = {
  name: 'personnel/appointed',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList(
        '出任 担任 接任 升任 履新 兼任 接手 接棒 当选 获任 调任 执掌 掌舵 转任 聘为 被任命为 获聘 晋升为 被聘为 接替 挂帅 改任 升为 接管 统管 分管 专注管理 带队',
      ),
      notAfter: new RegExp(
        `^(?:过|者|了?[^，。]{0,4}年|[^，。]{0,20}(?:主持人|嘉宾|评委|代言人|主角|主演|导师|主席国)|[^，。]{1,22}?${TITLE_NOUN}的)`,
      ),
      notBefore: /(?:此前|曾|曾经|历任|先后|的|同时|拒绝)$/,
    },
    { words: wordList('任 担任 出任'), before: /\d{4}年[^，。]{0,8}$/ },
    {
      words: wordList('成为'),
      after: new RegExp(`^[^，。的]{0,20}?${TITLE_NOUN}(?:[，。]|$)`),
      notAfter: /^[^，。]{0,3}(?:一名|一位|最)/,
    },
  ],
  discards: wordList('任职 任何 任务 任意 任职资格 任由 任性 任凭 任教 任期'),
  roles: [
    PERSON,
    OBJECT,
    { ...ORGANIZATION, from: ['object', 'at', 'subject', 'said', 'affiliation', 'earlier'] },
    POSITION_AFTER,
    POSITION_BEFORE,
  ],
  needs: ['person', 'organization'],
  confidence: 0.7,
  examples: [
    {
      text: '周立群出任商汤科技首席财务官。',
      events: [
        {
          type: 'personnel',
          arguments: { person: '周立群', organization: '商汤科技', position: '首席财务官' },
        },
      ],
    },
  ],
  counterexamples: ['人工智能企业承担着重要任务。'],
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
  roles: [{ ...PERSON, from: ['subject', 'earlier', 'topic'] }, ORGANIZATION, POSITION_AS],
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

export const appoints: EventRule = {
  name: 'personnel/appoints',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList('任命 任命了 聘任 聘请 委任 挖来 挖走 挖角 招揽 请来 委派 提名'),
      notBefore: /(?:被|获|这次|此次|该|的|项)$/,
      notAfter: /^(?:让|使|是|，|书|制|为(?!.{0,6}人)|[^，。]{0,8}律师)/,
    },
  ],
  roles: [
    OBJECT,
    { ...ORGANIZATION, from: ['subject', 'object', 'said', 'earlier'] },
    { ...POSITION_AFTER, capture: new RegExp(`(?:为|担任|出任)(?:公司)?([^，。；]{0,20}?${TITLE_NOUN})`) },
  ],
  needs: ['person', 'organization'],
  confidence: 0.7,
  examples: [
    {
      text: '商汤科技任命周立群为首席财务官，人工智能业务由其统管。',
      events: [
        {
          type: 'personnel',
          arguments: { person: '周立群', organization: '商汤科技', position: '首席财务官' },
        },
      ],
    },
  ],
  counterexamples: ['人工智能学会的任命书已经发出。'],
};
