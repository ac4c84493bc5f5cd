import { wordList } from './roles.ts';

/** Longer words that hold a trigger of a release and are none. */
export const FUNCTION_WORDS = wordList(
  '发布会 发布者 发布方 发布渠道 发布平台 发布日 发布仪式 发布的消息 发布消息 推出前 推出后 上线率 上线时间 公布于众 开放平台 开放源 开放式 开放性 开放合作 开放生态 开放日 开放获取 开放权重 公开课 公布的数据 训练出来的 打造出来的 推送消息',
);
