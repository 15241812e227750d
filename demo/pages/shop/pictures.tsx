/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

const o = '#d9531e';
const dark = '#2b2d31';
const mid = '#55585f';
const light = '#c9ccd2';
const wood = '#d8a566';

const pictures: Record<string, ComponentChildren> = {
  'drill-18': (
    <>
      <path d="M8 62h34l6 4-6 4H8l-4-4z" fill={light} />
      <path d="M14 62l8 8M24 62l8 8M34 62l8 8" stroke="#9a9ea6" stroke-width="2" />
      <path d="M46 52l20-6v40l-20-6z" fill={mid} />
      <path d="M52 50v32M58 48v36" stroke={dark} stroke-width="2" />
      <path d="M66 42h78c14 0 22 10 22 24s-8 24-22 24H66z" fill={o} />
      <path d="M66 42h78c14 0 22 10 22 24H66z" fill="#e76a36" />
      <path d="M120 54h30M120 62h34M120 70h34" stroke={dark} stroke-width="4" stroke-linecap="round" />
      <path d="M100 88h44l10 58h-40z" fill={dark} />
      <path d="M108 96h30l7 42h-28z" fill="#3a3d43" />
      <path d="M96 90h12l2 22c-10 0-15-8-14-22z" fill={mid} />
      <path d="M98 144h72c4 0 6 2 6 6v16c0 4-2 6-6 6H98c-4 0-6-2-6-6v-16c0-4 2-6 6-6z" fill={o} />
      <path d="M92 160h84v6c0 4-2 6-6 6H98c-4 0-6-2-6-6z" fill={dark} />
      <path d="M104 152h26" stroke="#fff" stroke-width="4" stroke-linecap="round" opacity=".8" />
    </>
  ),
  'sander-150': (
    <>
      <path d="M70 60c0-22 60-22 60 0v20H70z" fill={o} />
      <path d="M78 50c6-10 38-10 44 0" fill="none" stroke="#f08a5f" stroke-width="6" stroke-linecap="round" />
      <path d="M62 80h76l8 44H54z" fill={dark} />
      <path d="M138 88h22c10 0 18 8 18 20v30c0 8-12 8-12 0v-26c0-6-4-8-8-8h-18z" fill={mid} />
      <path d="M50 124h100c8 0 12 4 12 12v6H38v-6c0-8 4-12 12-12z" fill={o} />
      <path d="M34 142h132v8c0 4-2 6-6 6H40c-4 0-6-2-6-6z" fill={wood} />
      <path d="M84 92h32M82 104h36" stroke={mid} stroke-width="5" stroke-linecap="round" />
    </>
  ),
  'jigsaw-12': (
    <>
      <path
        d="M60 48h70c18 0 30 12 30 28v14h-22V80c0-6-4-8-10-8H92c-6 0-10 4-10 10v38H50V60c0-8 4-12 10-12z"
        fill={o}
      />
      <path d="M138 90h22v34c0 6-4 10-10 10H94v-14h34c6 0 10-4 10-10z" fill={dark} />
      <path d="M50 84h32v36H50z" fill={dark} />
      <path d="M56 92h20M56 102h20M56 112h20" stroke={mid} stroke-width="4" />
      <path d="M36 134h124v12H36z" fill={mid} />
      <path d="M60 146h10l-3 34h-5z" fill={light} />
      <path d="M70 150l4 4-4 4 4 4-4 4 3 4" fill="none" stroke="#9a9ea6" stroke-width="2" />
    </>
  ),
  'bits-32': (
    <>
      <path d="M34 70h132c4 0 6 2 6 6v76c0 4-2 6-6 6H34c-4 0-6-2-6-6V76c0-4 2-6 6-6z" fill={dark} />
      <path d="M36 78h128v28H36zM36 114h128v36H36z" fill="#3a3d43" />
      {[0, 1, 2, 3, 4, 5, 6].map((place) => (
        <g key={place} transform={`translate(${42 + place * 17} 0)`}>
          <path d="M2 50h8v18l3 6v24H-1V74l3-6z" fill={place % 3 === 1 ? o : light} />
          <path d="M1 120h10v22H1z" fill={place % 2 === 0 ? o : light} />
        </g>
      ))}
      <path d="M84 158h32v8H84z" fill={o} />
    </>
  ),
  'tape-5': (
    <>
      <path d="M50 56h70c22 0 38 16 38 40v50H64c-22 0-34-14-34-34V76c0-12 8-20 20-20z" fill={o} />
      <circle cx="94" cy="102" r="34" fill={dark} />
      <circle cx="94" cy="102" r="25" fill="#3a3d43" />
      <text
        x="94"
        y="111"
        text-anchor="middle"
        font-size="24"
        font-weight="700"
        fill="#fff"
        font-family="inherit"
      >
        5m
      </text>
      <path d="M150 134h34v12h-34z" fill="#f4d35e" />
      <path d="M158 134v6M166 134v6M174 134v6" stroke={dark} stroke-width="2" />
      <path d="M184 130h5v22h-5z" fill={mid} />
    </>
  ),
  bench: (
    <>
      <path d="M26 70h148c4 0 6 2 6 5v11H20V75c0-3 2-5 6-5z" fill={wood} />
      <path d="M20 86h160v8H20z" fill="#b98548" />
      <path d="M40 94h14l-8 76H32zM146 94h14l8 76h-14z" fill="#c69154" />
      <path d="M44 134h112v10H43z" fill="#b98548" />
      <path d="M62 52h34c4 0 6 2 6 6v12H56V58c0-4 2-6 6-6z" fill={dark} />
      <path d="M72 52V42h14v10" fill="none" stroke={dark} stroke-width="5" />
      <path d="M124 70V50h12v20z" fill={o} />
      <path d="M118 44h24v8h-24z" fill={mid} />
    </>
  ),
};

export function Picture({ id }: { id: string }) {
  return (
    <svg class="picture" viewBox="0 20 200 170" aria-hidden="true">
      <ellipse cx="100" cy="176" rx="72" ry="7" fill="#000" opacity=".08" />
      {pictures[id]}
    </svg>
  );
}
