#include "rodedraad/hub/reserve.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

/// Short enough that intake at full speed cannot eat half a reserve between two looks.
constexpr std::chrono::milliseconds kLook{50};

std::uint64_t free_bytes(const std::filesystem::path& folder) {
  struct statvfs disk {};
  // A disk that does not say how full it is is not full: a write will tell.
  if (::statvfs(folder.c_str(), &disk) != 0) return ~std::uint64_t{0};
  return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

void tell(LogLevel level, const char* result, std::uint64_t bytes) {
  log(level, "disk.reserve",
      {{"action", "look"},
       {"object", "store"},
       {"result", result},
       {"origin", "hub"},
       {"bytes", std::to_string(bytes)}});
}

}  // namespace

Reserve::Reserve(const std::filesystem::path& folder, std::uint64_t bytes)
    : file_(folder / "reserve"), wanted_(bytes) {
  give_back();  // what a former run left
  look();
  if (!held_) tell(LogLevel::error, "too little room: no messages are taken in", bytes);
  keeper_ = std::jthread{[this](const std::stop_token& stop) { keep(stop); }};
}

Reserve::~Reserve() {
  keeper_.request_stop();
  if (keeper_.joinable()) keeper_.join();
  give_back();
}

void Reserve::keep(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any pause;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    pause.wait_for(lock, stop, kLook, [] { return false; });
    if (!stop.stop_requested()) look();
  }
}

void Reserve::look() {
  const std::uint64_t wanted = wanted_;
  const auto room = free_bytes(file_.parent_path());
  if (held_ && size_ == wanted) {
    if (room >= wanted / 2) return;
    held_ = false;
    give_back();
    tell(LogLevel::error, "the disk runs full: no messages are taken in", wanted);
    return;
  }
  // Not there, or of another size. It takes room for itself and leaves as much to work in, so that
  // it is not given back at the next look.
  if (size_ != wanted) give_back();
  size_ = wanted;
  const bool before = held_;
  held_ = wanted == 0 || (room / 2 >= wanted && make(wanted));
  if (held_ && !before) tell(LogLevel::info, "held: messages are taken in", wanted);
}

bool Reserve::make(std::uint64_t bytes) const {
  const int file = ::open(file_.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return false;
  const bool made = ::posix_fallocate(file, 0, static_cast<off_t>(bytes)) == 0;
  ::close(file);
  if (!made) give_back();
  return made;
}

void Reserve::give_back() const { ::unlink(file_.c_str()); }

}  // namespace rodedraad::hub
