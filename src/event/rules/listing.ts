import type { EntityRole, EventRule, NumberRole } from '../rule.ts';
import { EXCHANGE, wordList } from './roles.ts';

const RAISED: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'sentence',
  before: /(?:募资|募集|筹集|集资|融资|募得|首发募集)[^，。]{0,12}$/,
};
const COMPANY: EntityRole = {
  role: 'company',
  kind: 'organization',
  from: ['theme', 'earlier', 'object', 'said'],
  viaMaker: true,
  itself: true,
  notTypes: ['media', 'exchange', 'public_body', 'fund', 'university'],
};
const MARKET =
  '(?:科创板|创业板|港交所|港股|纳斯达克|纽交所|A股|北交所|美股|主板|资本市场|上交所|深交所|香港联交所|新三板)';
/** Medicines come to market with an approval too. */
const MEDICAL = /药监|药品|新药|疗法|临床|适应症|疫苗|医疗器械/;
const NO_STEP = /^(?:书)?(?:显示|披露|称|中|数据|里|提到|写道|指出|的)/;
const ROLES = [COMPANY, EXCHANGE, RAISED];

export const lists: EventRule = {
  name: 'listing/lists',
  type: 'listing',
  triggers: [
    {
      words: wordList('上市'),
      notSentence: /售价|预售|交付|新车|车型|处理器|显卡|新款|新机/,
      notClause:
        /第[一二三四五六七八九十]代|代号|产品|手机|新车|新品|车型|药品|疫苗|游戏|机型|售价|Model|续航/,
      before: new RegExp(
        `(?:赴港|赴美|${MARKET}|成功|正式|拟|将|计划|独立|分拆|挂牌|二次|重新|谋求|寻求|在[^，。]{2,10}|完成|推迟|暂停|考虑|已|以[^，。]{1,14}(?:元|美元|港元|价格|估值|市值)|同步|双重|主板|抢在[^，。]{2,12}|最快|于)[^，。]{0,10}$`,
      ),
      notAfter:
        /^(?:以后|之后|的时候|投资|实体|公司|企业|集团|银行|平台|时间|以来|车企|险企|药企|的(?!计划|申请)|板块|券商|许可|规则|新规|首日|销售|新品|产品|申请|辅导|备案|程序|后|之初|前)/,
      notBefore:
        /[A-Za-z]+\s?\d+[A-Za-z]*\s?(?:Pro|Max|Ultra|Plus|系列|版|款|[\u4e00-\u9fff]{0,3})?(?:正式|全球|今日|即将|已|将|也)*$|(?:不急于|不急着|不着急|无意|尚未|没有计划|暂不|不会|还没|未能|不考虑|并未)[^，。]{0,6}$|(?:产品|新车|手机|车型|新品|批准|药品|款|疫苗|是|为|已是|一家|同类|等|其他计划|独立融资|能够赴港股)$/,
    },
    { words: wordList('登陆 登录'), after: new RegExp(`^了?${MARKET}`) },
    {
      words: wordList('上市'),
      after: /^(?:刚|才|仅|已|不到|满)+[^，。]{0,6}(?:天|日|周|月|年)/,
      notClause: /产品|手机|新车|新品|车型|药品|机型|售价/,
    },
    { words: wordList('纳入 调入 进入'), after: /^了?(?:港股通|沪港通|深港通|恒生科技指数)/ },
    {
      words: ['挂牌'],
      before: new RegExp(`(?:${MARKET}|港交所主板|主板|正式|成功|今日)[^，。]{0,6}$`),
      after: /^(?:$|[，。！])/,
    },
    {
      words: ['上市'],
      after: /^首日(?:[^，。]{0,4}(?:破发|涨|跌|收|高开|低开|大涨)|$|[，。])/,
      notClause: /产品|手机|新车|车型|药品/,
    },
    {
      words: wordList(
        '敲钟 挂牌上市 挂牌交易 鸣锣 开始交易 上市交易 敲锣 上市首秀 首日上市 成功登陆 登陆资本市场 公开交易 借壳上市 买壳上市 介绍上市 转板上市 转板 成功上市',
      ),
      notAfter: /^[”」]?(?:以?后|之后|以来|第|前|当)/,
    },
    {
      words: wordList('成为 摘得 摘得了 坐上 拿下'),
      after: /^了?[^，。]{0,16}(?:第[一二三]股|首股)/,
      notClause: /冲击|冲刺|有望|或将|争夺|谁将|谁能/,
    },
    { words: wordList('IPO'), before: /(?:完成|实现|成功)[^，。]{0,8}$/, notBefore: /Pre-?$/ },
  ],
  roles: ROLES,
  needs: ['company'],
  confidence: 0.75,
  examples: [
    {
      text: '百度美股盘前走高，公司拟分拆昆仑芯在港交所上市。',
      published: '2024-03-30',
      events: [
        { type: 'listing', modality: 'planned', arguments: { company: '昆仑芯', exchange: '港交所' } },
      ],
    },
    {
      text: '2021年12月30日，商汤科技在港交所挂牌上市。',
      events: [
        { type: 'listing', time: '2021-12-30', arguments: { company: '商汤科技', exchange: '港交所' } },
      ],
    },
  ],
  counterexamples: [
    '小鹏汽车G9正式上市，搭载人工智能芯片。',
    '华为的新款人工智能手机即将上市。',
    '商汤科技是一家人工智能上市公司。',
  ],
};

export const applies: EventRule = {
  name: 'listing/applies',
  type: 'listing',
  triggers: [
    {
      words: wordList('冲击 冲刺 闯关'),
      after: new RegExp(`^了?[^，。]{0,6}(?:${MARKET}|IPO|上市)`),
      notAfter: /^[^，。]{0,16}的任务/,
    },
    {
      words: wordList(
        '招股 聆讯 递表 首次公开招股 上市申请 上市辅导 IPO申请 招股书 招股说明书 首次公开募股 首次公开发行 上市备案 交表 申请上市 申报上市 辅导备案 上市辅导备案 启动招股 开启招股 股票发行 招股文件 秘密递表 秘密申请 秘密提交 二次递表 再次递表 重新递表 上市聆讯',
      ),
      notAfter: NO_STEP,
      notBefore: /(?:撤回|终止|同意|批准|核准|受理|中止)[^，。]{0,20}$/,
    },
    {
      words: wordList('公开 公布 披露 提交 递交 更新 刊发'),
      after: /^了?[^，。]{0,10}(?:F-1|S-1|招股书|招股文件|招股章程|聆讯后资料集|IPO文件)表?(?:$|[，。（(])/,
      notBefore: /(?:根据|据)[^，。]{0,12}$/,
    },
    {
      words: wordList('公开发售 全球发售'),
      notSentence: /招股|上市申请|挂牌/,
      notBefore: /首次$/,
      notAfter: /^(?:后|前|价)/,
    },
    {
      words: wordList('IPO'),
      before: /(?:启动|申请|提交|递交|计划|筹备|寻求|进行|拟|将|秘密|考虑)[^，。]{0,12}$/,
      notBefore: /Pre-?$/,
      notAfter: /^(?:前|后|市场|之前|轮|目标)/,
    },
  ],
  roles: ROLES,
  needs: ['company'],
  confidence: 0.7,
  examples: [
    {
      text: '出门问问向港交所递交上市申请。',
      events: [{ type: 'listing', arguments: { company: '出门问问', exchange: '港交所' } }],
    },
  ],
  counterexamples: ['出门问问的招股书显示，人工智能业务收入增长。'],
};

export const turns: EventRule = {
  name: 'listing/turns',
  type: 'listing',
  triggers: [
    { words: wordList('转战 转道 改道 转向'), after: new RegExp(`^了?[^，。]{0,6}(?:${MARKET}|IPO|上市)`) },
  ],
  roles: ROLES,
  needs: ['company'],
  confidence: 0.7,
  examples: [
    {
      text: '旷视科技转战科创板，人工智能企业回归境内。',
      events: [{ type: 'listing', arguments: { company: '旷视科技', exchange: '科创板' } }],
    },
  ],
  counterexamples: ['百度转向人工智能。'],
};

export const resumes: EventRule = {
  name: 'listing/resumes',
  type: 'listing',
  triggers: [
    {
      words: wordList('重启 恢复 再次启动 重新启动 再闯 再战 二闯 三闯 四闯'),
      after: /^了?[^，。]{0,8}(?:上市|IPO)/,
    },
  ],
  roles: ROLES,
  needs: ['company'],
  confidence: 0.7,
  examples: [
    {
      text: '旷视科技重启上市程序，人工智能四小龙再有动作。',
      events: [{ type: 'listing', arguments: { company: '旷视科技' } }],
    },
  ],
  counterexamples: ['百度重启人工智能训练任务。'],
};

export const passes: EventRule = {
  name: 'listing/passes',
  type: 'listing',
  triggers: [
    {
      words: wordList(
        '过会 通过聆讯 获批注册 注册生效 首发过会 成功过会 提交注册 获上市委通过 获受理 备案通过 拿到备案 获得备案 发行上市',
      ),
      clause: /上市|IPO|科创板|创业板|北交所|首发|过会|聆讯|注册/,
      notSentence: MEDICAL,
      notAfter: /^(?:率|后)/,
    },
    { words: wordList('获批 获准'), after: /^[^，。]{0,10}(?:注册|上市|IPO)/ },
    {
      words: wordList('同意 批准 核准 受理 终止审核 中止审核'),
      notSentence: MEDICAL,
      after: /^了?[^，。]{2,24}(?:上市|IPO|首次公开发行|首发)[^，。]{0,12}(?:注册|申请|$)/,
    },
    {
      words: wordList('IPO 首发申请 首发'),
      after: /^(?:成功|顺利|申请)?(?:获批|获受理|获得受理|获证监会|注册生效|通过)/,
    },
    {
      words: wordList('同意 批准 核准 受理'),
      before: /(?:注册|上市|发行|IPO)[^，。]{0,14}(?:获|获得|经|得到|被)[^，。]{2,16}$/,
      notSentence: MEDICAL,
    },
    { words: wordList('申购'), notAfter: /^(?:价格|赎回|费)/ },
  ],
  roles: ROLES,
  needs: ['company'],
  confidence: 0.7,
  examples: [
    {
      text: '云从科技获批科创板注册，将成为人工智能新股。',
      events: [{ type: 'listing', arguments: { company: '云从科技' } }],
    },
  ],
  counterexamples: ['云从科技过会后，人工智能板块走强。'],
};

export const withdraws: EventRule = {
  name: 'listing/withdraws',
  type: 'listing',
  triggers: [
    {
      words: wordList('撤回 终止 取消 放弃 搁置 中止 撤销 叫停 撤单'),
      after: /^了?[^，。]{0,10}(?:上市|IPO|招股)/,
    },
    {
      words: wordList('上市计划 上市安排 IPO计划 上市时间表'),
      before: /(?:否认|没有|暂无|尚无|无|并无|尚未有|未有)[^，。]{0,8}$/,
    },
  ],
  roles: ROLES,
  needs: ['company'],
  modality: 'denied',
  confidence: 0.7,
  examples: [
    {
      text: '依图科技撤回上市申请，人工智能公司的路并不平坦。',
      events: [{ type: 'listing', modality: 'denied', arguments: { company: '依图科技' } }],
    },
  ],
  counterexamples: ['百度取消了人工智能大会。', '商汤科技公布上市计划，人工智能板块走强。'],
};

export const delists: EventRule = {
  name: 'listing/delists',
  type: 'listing',
  triggers: [
    {
      words: wordList('退市 私有化 摘牌'),
      notAfter: /^(?:模型|部署|整理|风险|新规|制度|潮|率|机制|的)/,
      notBefore: /(?:面临|如果|或将被)$/,
    },
  ],
  roles: ROLES,
  needs: ['company'],
  confidence: 0.65,
  examples: [
    {
      text: '商汤科技宣布退市，人工智能行业一片哗然。',
      events: [{ type: 'listing', arguments: { company: '商汤科技' } }],
    },
  ],
  counterexamples: ['人工智能板块的退市风险正在上升。'],
};
