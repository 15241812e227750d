import { Outlet, useParams } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import { NotAllowed } from '../parts/trouble.tsx';
import { CaseList } from './case-list.tsx';
import classes from './layout.module.css';

/** List and case side by side; on a phone one after the other. */
export function InboxLayout() {
  const { caseId } = useParams({ strict: false });
  if (!useMay('cases.read')) return <NotAllowed />;
  return (
    <div className={classes.inbox} data-open={caseId !== undefined || undefined}>
      <CaseList openId={caseId} />
      <div className={classes.case}>
        <Outlet />
      </div>
    </div>
  );
}
