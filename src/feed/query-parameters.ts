/** Parameters that only say where a reader came from. */
const TRACKING = new Set(
  (
    'fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid _hsenc _hsmi mkt_tok ' +
    'vero_id oly_enc_id oly_anon_id wickedid rb_clickid s_cid ocid cmpid ito guccounter guce_referrer guce_referrer_sig ' +
    'ncid sr_share spm scm isappinstalled nsukey wxshare_count wx_share wfr share_token share_source share_medium share_from ' +
    'share_to share_id share_tag share_session_id share_plat share_did share_uid share_user_id shareuid shareuserid ' +
    'sharesource shareplatform sharetype sharer_shareid sharer_shareinfo sharer_shareinfo_first bd_vid bd_source hmsr hmpl ' +
    'hmcu hmkw hmci tt_from tt_medium tt_group_id use_new_style req_id req_id_new track_id trackid trace_id edtsign ' +
    'edtcode clicktime enterid ascene devicetype weibo_id dt_dapp dt_platform vd_source ref_src ref_url referer referrer ' +
    'sharefrom from_source from_spmid spm_id_from chksm sessionid jsessionid phpsessid amp outputtype _f _gl _ga _openstat ' +
    'isfrom is_from_webapp sender_device feature rss ns_campaign ns_mchannel ns_source echobox srcid at_medium at_campaign ' +
    'scene smid smtyp cvid wprov refluxos xhsshare appuid apptime author_share author_share_id mibextid sfnsn'
  ).split(' '),
);
const TRACKING_PREFIXES = [
  'utm_',
  'utm-',
  'pk_',
  'mtm_',
  'matomo_',
  'piwik_',
  'hmb_',
  'at_custom',
  'stm_',
  'trk_',
  'itm_',
  '__',
];
/** Words that name an origin, but may also be a page's own number: dropped unless the value is one. */
const ORIGIN = new Set([
  'from',
  'ref',
  'source',
  'src',
  'for',
  'refer',
  'via',
  'channel',
  'pvid',
  'scene',
  'ch',
]);

/** Sites whose articles are named by these parameters alone. */
const MEANINGFUL: Readonly<Record<string, readonly string[]>> = {
  'baijiahao.baidu.com/s': ['id'],
  'mbd.baidu.com/newspage/data/landingsuper': ['context', 'id'],
  'mp.weixin.qq.com/s': ['__biz', 'mid', 'idx', 'sn'],
};

function isTracking(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (TRACKING.has(lower)) return true;
  if (TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix))) return true;
  return ORIGIN.has(lower) && !/^\d+$/.test(value);
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A broken escape stays as it is; only names are compared.
    return text;
  }
};

/**
 * The query without what only tracks, order and spelling of the rest kept.
 * @param search with or without its leading `?`; `&amp;` of badly copied links counts as `&`
 * @param address host and path, to know the sites whose meaningful parameters are declared
 * @returns with its leading `?`, or an empty string
 */
export function meaningfulQuery(search: string, address: string): string {
  const only = MEANINGFUL[address];
  const kept = search
    .replace(/^\?/, '')
    .replace(/&(?:amp;)+/g, '&')
    .split('&')
    .filter((pair) => {
      const [name = '', ...rest] = pair.split('=');
      if (pair === '' || name === '') return false;
      const plain = decoded(name);
      return only ? only.includes(plain) : !isTracking(plain, decoded(rest.join('=')));
    });
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}
