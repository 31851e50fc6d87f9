import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteButton } from '../../patterns/link';
import { Loaded } from '../../patterns/loaded';
import { Section } from '../../patterns/section';
import { fileLines } from './file-lines';
import { Severity } from './findings';
import { fileQuery } from './queries';

/** One file, only to read, with the findings between its lines. */
export function FileView({ revision, file }: { revision: string; file: string }) {
  const { t } = useTranslation('configuratie');
  const text = useQuery(fileQuery(revision, file));
  const place = useRef<HTMLDivElement>(null);
  // Who opened it further down is brought to it.
  useEffect(() => {
    // In braces: it gives a promise in newer browsers, and what an effect gives is called afterwards.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <Section
        title={t('inhoud', { naam: file })}
        actions={
          <RouteButton
            to="/configuratie/$revisie"
            params={{ revisie: revision }}
            appearance="secondary-action-button"
          >
            {t('sluitBestand')}
          </RouteButton>
        }
      >
        <Loaded query={text}>
          {({ tekst, bevindingen }) => (
            <div className="rd-source" role="group" aria-label={file} tabIndex={0}>
              <ol>
                {fileLines(tekst, bevindingen).map((line) => (
                  <li key={line.number}>
                    {line.text}
                    {line.findings.map((finding) => (
                      <span key={`${finding.kolom} ${finding.code}`} className="rd-finding">
                        <Severity severity={finding.ernst} />{' '}
                        <span className="rd-unseen">
                          {t('regelFout', { regel: line.number })}:{' '}
                        </span>
                        <span lang="en">{finding.tekst}</span>
                      </span>
                    ))}
                  </li>
                ))}
              </ol>
            </div>
          )}
        </Loaded>
      </Section>
    </div>
  );
}
