/** The adapters that RiteSide brings along. A test checks each against the schema and against its fixture. */
import demo from './shipped/demo.json' with { type: 'json' };
import redmine from './shipped/redmine.json' with { type: 'json' };
import requestTracker from './shipped/request-tracker.json' with { type: 'json' };
import type { Adapter } from './types';

// JSON types widen unions to string; tests/page/adapters.test.ts proves that the files are adapters.
export const shippedAdapters = [requestTracker, redmine, demo] as unknown as readonly Adapter[];
