import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { companyQuery } from '../api/company.ts';
import { nameConsole } from '../parts/use-title.ts';
import { t } from '../text.ts';
import classes from './side.module.css';

const SIZE = 24;

/** Whose console this is: the company by its name and colour, or the product until it has said them. */
export function CompanyMark() {
  const company = useQuery(companyQuery).data;
  const name = company?.name ?? t('product.name');
  useEffect(() => nameConsole(name), [name]);
  return (
    <>
      {company?.colour ? (
        <span
          className={classes.mark}
          style={{ background: company.colour, color: isLight(company.colour) ? '#111418' : '#fff' }}
          aria-hidden
        >
          {[...name][0]?.toUpperCase()}
        </span>
      ) : (
        <img src="/icon.svg" alt="" width={SIZE} height={SIZE} />
      )}
      <span className={classes.word}>{name}</span>
    </>
  );
}

/** Whether dark letters are easier to read on it than white ones (relative luminance of WCAG 2.2). */
function isLight(colour: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179;
}
