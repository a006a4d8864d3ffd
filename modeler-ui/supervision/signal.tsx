export function SignalPage() { return <section />; }
