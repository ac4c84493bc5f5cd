import type { EventRule, NumberRole } from '../rule.ts';
import { EXCHANGE } from './roles.ts';

const RAISED: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'sentence',
  before: /(?:募资|募集|筹集|集资|融资|募得|首发募集)[^，。]{0,12}$/,
};

const COMPANY = {
  role: 'company',
  kind: 'organization',
  from: ['theme', 'earlier', 'object', 'topic'],
  viaMaker: true,
  notTypes: ['media', 'exchange', 'public_body', 'fund', 'university'],
} as const;

export const goesPublic: EventRule = {
  name: 'listing/goes-public',
  type: 'listing',
  triggers: [
    {
      words: ['上市'],
      before:
        /(?:赴港|赴美|港股|美股|A股|科创板|创业板|主板|港交所|纳斯达克|纽交所|上交所|深交所|成功|正式|拟|将|计划|独立|分拆|挂牌|二次|重新|启动|冲刺|谋求|寻求|在[^，。]{2,10}|首日|完成|申请|推迟|暂停|筹备|准备|考虑|已|抢在[^，。]{2,12}|最快)[^，。]{0,10}$/,
      notAfter:
        /^(?:公司|企业|集团|银行|平台|时间|以来|车企|险企|药企|的|板块|券商|许可|规则|新规|首日[^，。]{0,6}(?:股价|收|涨|跌)|销售|新品|产品)/,
      notBefore: /(?:产品|新车|手机|车型|新品|批准|药品|款|疫苗|是|为|已是|一家|同类|等|[A-Z]股)$/,
    },
    {
      words: ['登陆', '登录'],
      after:
        /^(?:了)?(?:科创板|创业板|港交所|港股|纳斯达克|纽交所|A股|北交所|美股|主板|资本市场|上交所|深交所|香港)/,
    },
    {
      words: ['冲击', '转战', '冲刺', '闯关', '转道'],
      after:
        /^(?:了)?[^，。]{0,6}(?:科创板|创业板|港交所|港股|纳斯达克|纽交所|A股|北交所|美股|IPO|上市|资本市场)/,
    },
    { words: ['敲钟', '挂牌上市', '挂牌交易', '鸣锣'] },
    {
      words: [
        '申购',
        '招股',
        '过会',
        '聆讯',
        '递表',
        '退市',
        '私有化',
        '招股书',
        '上市申请',
        '上市辅导',
        'IPO申请',
        '招股说明书',
        '首次公开募股',
        '首次公开发行',
        '上市备案',
      ],
      notAfter: /^(?:书)?(?:显示|披露|称|中|数据|里|提到|写道|指出|的)/,
    },
    {
      words: ['IPO'],
      before:
        /(?:启动|重启|冲刺|申请|推迟|暂停|提交|递交|获批|计划|筹备|寻求|进行|完成|拟|撤回|终止|将|秘密|考虑|港股|港交所|科创板|的)[^，。]{0,12}$/,
      notBefore: /Pre-?$/,
      notAfter: /^(?:前|后|市场|之前|轮)/,
    },
  ],
  roles: [COMPANY, EXCHANGE, RAISED],
  needs: ['company'],
  confidence: 0.75,
  examples: [],
  counterexamples: [],
};
