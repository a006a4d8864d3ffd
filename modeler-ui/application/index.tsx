export function NewApplicationPage() { return <section />; }
