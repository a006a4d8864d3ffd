import { Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { SignalView } from '../../domain/api/supervision.ts';
import { useWords } from '../app/i18n.ts';
import { useOrganName } from '../app/organ-names.tsx';

const KEPT = { sound: 'sunlit.wall.sound', notice: 'sunlit.wall.notice' } as const;
type Alert = keyof typeof KEPT;

const isOn = (alert: Alert): boolean => {
  try {
    return localStorage.getItem(KEPT[alert]) === 'on';
  } catch {
    return false;
  }
};
const keep = (alert: Alert, on: boolean): void => {
  try {
    localStorage.setItem(KEPT[alert], on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing alerts for this visit.
  }
};

/** A signal by sound and by a notification of the browser, each by choice: off until somebody wants it, and remembered by this browser. */
export function useWallAlerts(): { switches: ReactNode; tell: (signal: SignalView) => void } {
  const { t, pick } = useWords();
  const organName = useOrganName();
  const [on, setOn] = useState<Record<Alert, boolean>>(() => ({ sound: isOn('sound'), notice: isOn('notice') }));
  const [refused, setRefused] = useState(false);

  const set = async (alert: Alert, wanted: boolean): Promise<void> => {
    if (alert === 'notice' && wanted) {
      const granted = typeof Notification !== 'undefined' && (await Notification.requestPermission()) === 'granted';
      setRefused(!granted);
      if (!granted) return;
    }
    if (alert === 'sound' && wanted) beep('yellow');
    keep(alert, wanted);
    setOn((before) => ({ ...before, [alert]: wanted }));
  };

  return {
    switches: (
      <span className="wall-alerts no-print">
        {(['sound', 'notice'] as const).map((alert) => (
          <label key={alert} className="line small">
            <Switch size="small" checked={on[alert]} onChange={(wanted) => void set(alert, wanted)} data-testid={`alert-${alert}`} />
            {t(`wall.alert.${alert}`)}
          </label>
        ))}
        {refused && (
          <span className="small" role="status">
            {t('wall.alert.refused')}
          </span>
        )}
      </span>
    ),
    tell(signal) {
      if (!signal.stands) return;
      if (on.sound) beep(signal.colour);
      if (on.notice && typeof Notification !== 'undefined' && Notification.permission === 'granted')
        new Notification(`${t(`signal.${signal.colour}`)} ${pick(signal.text, signal.textEn)}`, {
          body: `${organName(signal.organ)} ${signal.subject}`,
          tag: signal.id,
        });
    },
  };
}

/** Two tones for red, one for yellow: told apart without looking. */
function beep(colour: SignalView['colour']): void {
  const context = new AudioContext();
  const tones = colour === 'red' ? [880, 660] : [660];
  for (const [index, frequency] of tones.entries()) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + index * 0.22;
    oscillator.frequency.value = frequency;
    volume.gain.setValueAtTime(0.15, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.2);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.2);
  }
  setTimeout(() => void context.close(), 1_000);
}
