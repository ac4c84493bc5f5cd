import { TITLE_NOUN } from '../persons.ts';
import type { EntityRole, EventRule, TextRole } from '../rule.ts';
import {
  BEFORE_MOVING,
  HOUSE,
  OBJECT_PERSON,
  OFFICE_BEFORE,
  PERSON,
  POSITION_AFTER,
  POSITION_BEFORE,
  POSITION_EACH,
  POSITION_QUOTED,
} from './personnel-roles.ts';
import { wordList } from './roles.ts';

export const appointed: EventRule = {
  name: 'personnel/appointed',
  type: 'personnel',
  sense: 'post',
  triggers: [
    {
      words: wordList(
        '出任 担任 接任 继任 升任 履新 兼任 接手 接棒 接班 当选 获任 调任 执掌 掌舵 转任 聘为 被任命为 获委任为 获任命为 获聘 晋升为 提拔为 被聘为 接替 挂帅 改任 升为 接管 统管 分管 兼管 专注管理 带队 就任 上任 走马上任 履职 选为 推选为 选举为 连任',
      ),
      notAfter: new RegExp(
        `^(?:过|者|创|研发|打造|参与|了?[^，。]{0,4}年|以来|后|之后|之初|之际|前|时|[^，。]{0,20}(?:主持人|嘉宾|评委|代言人|主角|主演|导师|主席国)|[^，。]{1,22}?${TITLE_NOUN}的|[^，。]{1,20}的[^，。]{0,12}${TITLE_NOUN}[\\u4e00-\\u9fff])`,
      ),
      notBefore:
        /(?:此前|曾|曾经|历任|先后|的|同时|拒绝|不再|不|未|继续|仍|仍将|依然|依旧|目前|现|一直|长期|期间|不得|可|能|需要?|愿意?|适合|胜任|新官|前)$/,
      notClause:
        /代理(?:商|权|模型|服务)|AI代理|(?:任命|聘任|聘请|委任|挖来|请来|推举|推选|选举|引入|引进|邀请)(?!为)了?[^，。为]{2,40}(?:出任|担任|任|为)/,
    },
    { words: wordList('任 担任 出任'), before: /\d{4}年[^，。]{0,8}$/ },
    {
      words: wordList('任命为'),
      before: /被[^，。]{1,14}$/,
    },
    {
      words: wordList('成为'),
      after: new RegExp(`^[^，。的]{0,20}?${TITLE_NOUN}(?:[，。]|$)`),
      notAfter: /^[^，。]{0,3}(?:一名|一位|最)/,
    },
  ],
  discards: wordList(
    '任职 任何 任务 任意 任职资格 任由 性任 任凭 任教 任期 上任以来 接班人 掌舵人 掌门人 接管理 履职尽责 带队伍',
  ),
  roles: [
    PERSON,
    OBJECT_PERSON,
    { ...HOUSE, from: ['object', 'at', 'agent', 'subject', 'affiliation', 'earlier'] },
    POSITION_QUOTED,
    POSITION_AFTER,
    POSITION_EACH,
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
    {
      text: '周立群和林晓明分别出任商汤科技董事长和首席执行官，人工智能业务不变。',
      events: [
        {
          type: 'personnel',
          arguments: { person: ['周立群', '林晓明'], position: ['董事长', '首席执行官'] },
        },
      ],
    },
  ],
  counterexamples: ['人工智能企业承担着重要任务。', '商汤科技说，周立群仍担任首席财务官，人工智能战略不变。'],
};

/** After the person: the post that is given. */
const POSITION_GIVEN: readonly TextRole[] = ['为|担任|出任|接任|成为', '(?<![委现原前聘])任(?!命)'].map(
  (verb) => ({
    ...POSITION_AFTER,
    within: 'sentence',
    capture: new RegExp(
      `(?:${verb})(?:公司|该公司|集团|新一任|新任|其)*((?:(?![为任])[^，。；]){0,20}?${TITLE_NOUN}(?:(?:兼|、|及)[^，。；]{0,14}?${TITLE_NOUN}){0,2})`,
    ),
  }),
);
const GIVER: readonly EntityRole[] = [
  { ...HOUSE, from: ['subject', 'head', 'said'] },
  { ...HOUSE, from: ['object'], least: 1 },
];

export const appoints: EventRule = {
  name: 'personnel/appoints',
  type: 'personnel',
  sense: 'post',
  triggers: [
    {
      words: wordList('任命 聘任 聘请 委任 挖来 挖走 挖角 招揽 延揽 请来 提拔 擢升 招募 聘用 雇佣 招入'),
      notBefore: /(?:被|获|这次|此次|该|的|项|想|试图)$/,
      notAfter: /^(?:让|使|是|，|书|制|函|为(?!.{0,6}人)|[^，。]{0,8}律师)/,
    },
  ],
  discards: wordList('聘请书 招募令'),
  roles: [OBJECT_PERSON, ...GIVER, POSITION_QUOTED, ...POSITION_GIVEN],
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
    {
      text: '商汤科技董事会委任副总裁周立群先生出任商汤科技首席执行官，人工智能战略不变。',
      events: [
        {
          type: 'personnel',
          arguments: { person: '周立群', organization: '商汤科技', position: '首席执行官' },
        },
      ],
    },
  ],
  counterexamples: ['人工智能学会的任命书已经发出。'],
};

/** 引入张三出任…: words that give a post only where the post is told. */
export const invites: EventRule = {
  name: 'personnel/invites',
  type: 'personnel',
  sense: 'post',
  triggers: [
    {
      words: wordList('委派 指派 提名 选聘 推举 推选 选举 增选 起用 引入 引进 招来 邀请 选出'),
      notBefore: /(?:被|获|这次|此次|该|的|项)$/,
      notAfter: /^(?:让|使|是|，|书|制|函)/,
      after: /为|任/,
    },
  ],
  discards: wordList('邀请函 提名奖 邀请码 邀请制'),
  roles: [OBJECT_PERSON, ...GIVER, ...POSITION_GIVEN],
  needs: ['person', 'organization', 'position'],
  confidence: 0.65,
  examples: [
    {
      text: '智谱宣布两项进展：接入人工智能平台，并引入清华大学实验室主任林晓明出任首席科学家。',
      events: [
        {
          type: 'personnel',
          arguments: { person: '林晓明', organization: '智谱', position: '首席科学家' },
        },
      ],
    },
  ],
  counterexamples: ['商汤科技邀请首席科学家林晓明参观人工智能实验室。'],
};

/** 甲新任首席执行官上任: the office is told, the name is not. */
export const officerComes: EventRule = {
  name: 'personnel/officer-comes',
  type: 'personnel',
  sense: 'post',
  triggers: [
    {
      words: wordList('上任 就任 履新 到任 走马上任'),
      before: new RegExp(`新(?:任|一任)?[^，。]{0,8}${TITLE_NOUN}${BEFORE_MOVING}$`),
      notAfter: /^(?:以来|后|之后|前|时)/,
    },
  ],
  roles: [
    OFFICE_BEFORE,
    { ...PERSON, from: ['subject'] },
    { ...HOUSE, from: ['theme', 'affiliation', 'earlier'] },
  ],
  needs: ['position', 'organization'],
  confidence: 0.55,
  examples: [
    {
      text: '蚂蚁集团新CEO上任，人工智能是第一要务。',
      events: [{ type: 'personnel', arguments: { organization: '蚂蚁集团' } }],
    },
  ],
  counterexamples: ['新任市长上任后，人工智能产业发展很快。'],
};

/** 甲挖走乙的负责人: the office is told, the name is not. */
export const poaches: EventRule = {
  name: 'personnel/poaches',
  type: 'personnel',
  sense: 'in',
  triggers: [
    {
      words: wordList('挖走 挖来 挖到 挖角 招入 聘请 任命 聘用'),
      after: new RegExp(`^了?[^，。位名多]{2,20}?${TITLE_NOUN}(?:[，。；！、加出担领负掌来]|$)`),
      notBefore: /(?:被|想|试图)$/,
    },
  ],
  roles: [
    { ...HOUSE, from: ['subject', 'earlier'] },
    { ...POSITION_AFTER, capture: new RegExp(`^了?([^，。]{2,20}?${TITLE_NOUN})`) },
    { ...OBJECT_PERSON },
  ],
  needs: ['position', 'organization'],
  confidence: 0.55,
  examples: [
    {
      text: '英伟达挖走小鹏自动驾驶负责人，人工智能人才争夺升温。',
      events: [{ type: 'personnel', arguments: { organization: '英伟达' } }],
    },
  ],
  counterexamples: ['OpenAI挖走了多位研究员，人工智能人才争夺升温。'],
};
