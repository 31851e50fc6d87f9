#include "rodedraad/model/clock.h"

#include <time.h>

#include <fstream>
#include <stdexcept>

#include <date/tz.h>
#include <fmt/format.h>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::model {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const date::time_zone& netherlands() {
  static const date::time_zone& zone = *date::locate_zone("Europe/Amsterdam");
  return zone;
}

/// The difference of the Dutch clock with UTC at this instant.
seconds dutch_offset(Instant instant) {
  return netherlands().get_info(std::chrono::floor<seconds>(instant)).offset;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// \p text is YYYY-MM-DD and exists.
std::chrono::year_month_day day_of(std::string_view text) {
  return {std::chrono::year{number(text.substr(0, 4))},
          std::chrono::month{static_cast<unsigned>(number(text.substr(5, 2)))},
          std::chrono::day{static_cast<unsigned>(number(text.substr(8, 2)))}};
}

/// \p text is what follows the seconds: ".123+01:00". Digits beyond the millisecond are dropped.
milliseconds fraction_of(std::string_view text) {
  if (text.front() != '.') return milliseconds{0};
  milliseconds result{0};
  milliseconds place{100};
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') break;
    result += (c - '0') * place;
    place /= 10;
  }
  return result;
}

/// \p text ends in "Z" or "+01:00".
minutes offset_of(std::string_view text) {
  if (text.back() == 'Z' || text.back() == 'z') return minutes{0};
  const auto offset = text.substr(text.size() - 6);
  const minutes size = hours{number(offset.substr(1, 2))} + minutes{number(offset.substr(4, 2))};
  return offset.front() == '-' ? -size : size;
}

}  // namespace

Instant SystemClock::now() const {
  return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

Uptime SystemClock::uptime() const {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);  // goes on while the machine sleeps
  Uptime out{
      std::chrono::seconds{time.tv_sec} + std::chrono::duration_cast<std::chrono::milliseconds>(
                                              std::chrono::nanoseconds{time.tv_nsec}),
      {}};
  std::ifstream{"/proc/sys/kernel/random/boot_id"} >> out.start;
  return out;
}

std::chrono::year_month_day dutch_day(Instant instant) {
  return std::chrono::floor<days>(instant + dutch_offset(instant));
}

std::string rfc3339(Instant instant) {
  const auto offset = dutch_offset(instant);
  const auto local = std::chrono::floor<seconds>(instant) + offset;
  const auto midnight = std::chrono::floor<days>(local);
  const std::chrono::year_month_day day{midnight};
  const std::chrono::hh_mm_ss time{local - midnight};
  const std::chrono::hh_mm_ss zone{offset};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}",
                     static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), zone.is_negative() ? '-' : '+', zone.hours().count(),
                     zone.minutes().count());
}

Instant parse_instant(std::string_view text) {
  if (sdk::is_date(text)) {
    const date::local_days midnight{std::chrono::sys_days{day_of(text)}.time_since_epoch()};
    // Where a change of the clock skips or repeats midnight, the day starts at its first instant.
    return netherlands().to_sys(midnight, date::choose::earliest);
  }
  if (!sdk::is_date_time(text)) {
    throw std::invalid_argument("neither a date nor an RFC 3339 date-time with an offset");
  }
  return std::chrono::sys_days{day_of(text)} + hours{number(text.substr(11, 2))} +
         minutes{number(text.substr(14, 2))} + seconds{number(text.substr(17, 2))} +
         fraction_of(text.substr(19)) - offset_of(text);
}

}  // namespace rodedraad::model
