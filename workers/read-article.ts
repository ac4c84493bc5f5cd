import { processorOf } from './open-worker.ts';

/** BullMQ processor of the stage `read-article`. */
export default processorOf('read-article');
