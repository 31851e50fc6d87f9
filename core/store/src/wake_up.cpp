#include "wake_up.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

WakeUp::WakeUp() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (descriptor_ < 0)
    throw StoreError(
        "this process may open no more files: raise its limit (LimitNOFILE= in the service)");
}

WakeUp::~WakeUp() { ::close(descriptor_); }

void WakeUp::call() const { ::eventfd_write(descriptor_, 1); }

bool WakeUp::called() const {
  pollfd look{descriptor_, POLLIN, 0};
  return ::poll(&look, 1, 0) > 0;
}

void WakeUp::wait(std::chrono::milliseconds most) const {
  pollfd look{descriptor_, POLLIN, 0};
  ::poll(&look, 1, static_cast<int>(most.count()));
}

}  // namespace rodedraad::store
