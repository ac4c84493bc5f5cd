/**
 * Endings of organizations' names. `legal`: nothing else ends so. `body`: public bodies and institutions, sure after a
 * country, a city or 国家/全国. `house`: institutions that are sure after any name of their own. `firm`: companies and
 * funds, sure after a short name of their own. `trade`: also an ordinary noun, so the text must show that it is a name.
 */
export type SuffixKind = 'legal' | 'school' | 'body' | 'house' | 'firm' | 'trade';

export interface OrganizationSuffix {
  readonly kind: SuffixKind;
  /** Longest stem before it, in characters. */
  readonly reach: number;
}

const LEGAL = '股份有限公司 有限责任公司 有限公司 集团有限公司 集团股份有限公司';
const SCHOOL = '大学 医院 学院 医学院 商学院 理工学院';
const BODY = `人民政府 市政府 省政府 区政府 政府 办公厅 网信办 经信局 经信委 经信厅 工信局 工信厅 科技局 科技厅 科委 发改委 发展改革委 国资委 财政局 财政厅 商务局 商务厅 教育局
教育厅 公安局 公安厅 统计局 税务局 卫健委 卫生健康委 管委会 通管局 通信管理局 经济和信息化局 经济和信息化委员会 经济和信息化委 经济和信息化厅 工业和信息化局 工业和信息化厅
市场监管局 市场监督管理局 监管局 监管总局 管理局 管理总局 总局 证监局 知识产权局 数据局 大数据局 大数据管理局 政务服务和数据管理局 政务服务数据管理局 投资促进局 综合执法局 综合行政执法局 行政执法局 执法局 应急管理局 生态环境局 自然资源局 民政局 文旅局 文化和旅游局 住建局 农业农村局 水务局 信访局 交通运输局 互联网信息办公室
委 部 署 局 厅 办公室 警察厅 金管局 央行 法院 人民法院 高级人民法院 中级人民法院 知识产权法院 互联网法院 人民检察院 检察院 国防部 商务部 财政部 财务部 司法部 外交部 教育部 科技部
科学院 工程院 社科院 议会 众议院 参议院 立法会 国会 交易所 证券交易所 交易中心 组织 研究组织 中心 小组 委员会 总署 专员公署 公署 党`;
const HOUSE = `研究院 研究所 研究总院 研究中心 研究会 研究组 总体组 专题组 设计院 创新中心 合作组织 国家实验室 实验室 重点实验室 分委会 信标委 技术委员会 协会 学会 联盟 产业联盟 联合会
基金会 商会 同业公会 仲裁委员会 促进会 事业部 事业群 事业线 智库 律师事务所 会计师事务所 产业投资基金 种子基金 引导基金 产业基金 投资基金 子基金 母基金 天使基金 电影制片厂 科学技术院 技术院`;
const FIRM = `集团 控股 控股集团 股份 科技 科技集团 创投 资本 半导体 微电子 光电 智造 数科 数创 精密 制药 药业 影业 传媒 证券 风投 电气 汽车集团 投资集团 高投 国投 产投 城投 科创投 金投 微系统 技术集团 投资控股`;
const TRADE = `智能 机器人 投资 汽车 游戏 健康 医疗 云 数据 保险 银行 公司 工作室 社区 文化 教育 动力 信息 通信 电子 软件 网络 互联 互娱 存储 新材 材料 能源 环保 航空 航天 实业 地产 置业 物流 快递 人寿 信托 期货
租赁 基金 咨询 生物 重工 电力 视觉 语音 音乐 支付 商城 资管 资产 医药 电商 技术 系统 生活服务 时空 空间 AI 会议 文档 浏览器 地图 电信 车业 建工 创业 网 广告 搜一搜`;

function table(): Map<string, OrganizationSuffix> {
  const suffixes = new Map<string, OrganizationSuffix>();
  const add = (words: string, kind: SuffixKind, reach: number) => {
    for (const word of words.split(/\s+/)) if (!suffixes.has(word)) suffixes.set(word, { kind, reach });
  };
  add(LEGAL, 'legal', 26);
  add(SCHOOL, 'school', 10);
  add(HOUSE, 'house', 24);
  add(BODY, 'body', 24);
  add(FIRM, 'firm', 9);
  add(TRADE, 'trade', 6);
  return suffixes;
}

export const ORGANIZATION_SUFFIXES: ReadonlyMap<string, OrganizationSuffix> = table();

/** Bodies that a country alone names: 美国政府, 中国外交部. */
export const NATIONAL_BODIES: ReadonlySet<string> = new Set(
  '政府 国会 众议院 参议院 外交部 商务部 财政部 国防部 司法部 教育部 科技部 央行 最高法院 科学院 工程院 立法会 金管局 议会'.split(
    ' ',
  ),
);

/** Endings of bodies that are everyday nouns: a name of their own must stand before them. */
export const VAGUE_ENDINGS: ReadonlySet<string> = new Set(
  '组织 中心 小组 委员会 部 署 局 厅 委 党 办公室 政府 法院 检察院 交易中心 数据局 管理局'.split(' '),
);

/** Endings that words of the field alone do not make a name of: 上海算力|中心, 国家技术|委. */
export const PLAIN_ENDINGS: ReadonlySet<string> = new Set(
  '组织 中心 小组 部 委 党 办公室 交易中心'.split(' '),
);

/** Endings of firms that stand after any noun: only strong evidence makes a name of them. */
export const FAINT_ENDINGS: ReadonlySet<string> = new Set(
  '信息 数据 系统 技术 空间 教育 文化 社区 健康 医疗 网络 软件 材料 能源 环保 动力 语音 视觉 音乐 会议 文档 AI 创业 公司 广告'.split(
    ' ',
  ),
);
