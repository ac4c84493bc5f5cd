import { mustRead } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { compressAnswers } from '../compress.ts';
import { answerConditionally } from '../conditional.ts';
import { describeApi } from '../openapi.ts';
import type { Site } from '../site.ts';
import { addArticleRoutes } from './articles.ts';
import { addAuditRoute } from './audit.ts';
import { addCandidateRoutes } from './candidates.ts';
import { addChangeRoutes } from './changes.ts';
import { addDescriptionRoutes } from './description.ts';
import { addEntityRoutes } from './entities.ts';
import { addEventRoutes } from './events.ts';
import { addExportRoutes } from './exports.ts';
import { addExtractRoute } from './extract.ts';
import { addLandscapeRoutes } from './landscape.ts';
import { addSearchRoute } from './search.ts';
import { addSourceEdits } from './source-edits.ts';
import { addSourceOrders } from './source-orders.ts';
import { addSourceRoutes } from './sources.ts';
import { addStatsRoute } from './stats.ts';
import { addTaskRoutes } from './tasks.ts';

/** Everything under `/v1`, described by its schemas. */
export async function addApi(app: ApiServer, site: Site): Promise<void> {
  await describeApi(app, site);
  await app.register(async (inner: ApiServer) => {
    inner.addHook('onRequest', async (request) => mustRead(site, request));
    answerConditionally(inner);
    compressAnswers(inner);
    const routes = [
      addEventRoutes,
      addEntityRoutes,
      addLandscapeRoutes,
      addStatsRoute,
      addArticleRoutes,
      addSearchRoute,
      addChangeRoutes,
      addSourceRoutes,
      addSourceOrders,
      addSourceEdits,
      addTaskRoutes,
      addAuditRoute,
      addCandidateRoutes,
      addExtractRoute,
      addExportRoutes,
      addDescriptionRoutes,
    ];
    for (const add of routes) add(inner, site);
  });
}
