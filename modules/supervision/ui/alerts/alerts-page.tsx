/** The alerts of the morning: a bureau sees new and red first, an agency what it must explain and by when. */
import { useDesk } from '#kernel/ui/index.ts';
import '../supervision.css';
import { AgencyMorning } from './agency-morning.tsx';
import { BureauMorning } from './bureau-morning.tsx';

export function AlertsPage() {
  const desk = useDesk();
  // Who handles cards is a bureau; who may only read or explain them is an agency.
  return desk.mayGive('supervision.accept-explanation') ? <BureauMorning /> : <AgencyMorning />;
}
