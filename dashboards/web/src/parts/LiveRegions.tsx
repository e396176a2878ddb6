import { alertText, statusText, toastText } from '../announce';
import { useStore } from '../store';

export function LiveRegions() {
  const toast = useStore(toastText);
  return (
    <>
      <div class="visually-hidden" role="status">
        {useStore(statusText)}
      </div>
      <div class="visually-hidden" role="alert">
        {useStore(alertText)}
      </div>
      {/* The status region has said it already. */}
      {toast && (
        <div class="toast" aria-hidden="true">
          {toast}
        </div>
      )}
    </>
  );
}
