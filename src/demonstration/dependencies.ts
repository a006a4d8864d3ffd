/** What the demonstration is given: it acts through the features, as people would. */
import type { OrganisationService } from '../organisation/index.ts';
import type { Sweep } from '../clocks/index.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { AdjustableTime } from '../platform/time/time.ts';
import type { Broker } from '../platform/zeebe/index.ts';
import type { Laws, RegistryService } from '../registry/index.ts';
import type { RegisterCase } from '../cases/index.ts';
import type { DecideStep } from '../procedures/index.ts';

export interface DemonstrationDependencies {
  mode: 'demonstration' | 'production';
  database: Database;
  time: AdjustableTime;
  broker?: Broker;
  sweep: Sweep;
  registry: RegistryService;
  laws: Laws;
  organisation: OrganisationService;
  registerCase: RegisterCase;
  steps: DecideStep;
  outbox: Outbox;
  calendar: () => WorkingCalendar;
  logger: Logger;
}
