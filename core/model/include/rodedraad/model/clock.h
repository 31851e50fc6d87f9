#pragma once

#include <chrono>
#include <string>
#include <string_view>

/// Time comes in from outside, so that a whole day can be replayed and deadlines can be tested.
namespace rodedraad::model {

/// Milliseconds since 1970 UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// How long a machine has been running, whatever its clock says.
struct Uptime {
  std::chrono::milliseconds since_start{};
  std::string start;  ///< tells one start of the machine from another
};

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  /// A clock that is moved by hand never jumps: it ran that long.
  virtual Uptime uptime() const { return {now().time_since_epoch(), {}}; }
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
  Uptime uptime() const override;
};

/// A clock that stands still until it is moved. Not thread-safe while it is being moved.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

/// The calendar day in the Netherlands (Europe/Amsterdam), where the law counts its days.
std::chrono::year_month_day dutch_day(Instant instant);

/// RFC 3339 with the Dutch offset, seconds: "2026-03-02T09:15:27+01:00".
std::string rfc3339(Instant instant);

/// Reads RFC 3339 with an offset, or a plain date (midnight in the Netherlands). Throws
/// std::invalid_argument.
Instant parse_instant(std::string_view text);

}  // namespace rodedraad::model
