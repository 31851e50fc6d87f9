#include "rodedraad/hub/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

#include "rodedraad/message/json_writer.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::hub {

namespace {

spdlog::level::level_enum to_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warn:
      return "warn";
    case LogLevel::error:
      return "error";
  }
  return "error";
}

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = spdlog::stderr_logger_mt("rodedraad");
    // The line is complete JSON but for its time, which the sink knows to the microsecond.
    made->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%fZ",%v})", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *instance;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string mask(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (auto at = text.begin(); at != text.end();) {
    const auto end = digit(*at) ? std::find_if_not(at, text.end(), digit) : at + 1;
    const std::string_view run{&*at, static_cast<std::size_t>(end - at)};
    result += sdk::is_bsn(run) ? std::string_view{"[bsn]"} : run;
    at = end;
  }
  return result;
}

void set_log_level(std::string_view level) {
  for (const auto known : {LogLevel::debug, LogLevel::info, LogLevel::warn, LogLevel::error}) {
    if (name_of(known) == level) {
      logger().set_level(to_spdlog(known));
      return;
    }
  }
  throw std::invalid_argument("log level must be debug, info, warn or error");
}

void log(LogLevel level, std::string_view event, const LogFields& fields) {
  if (!logger().should_log(to_spdlog(level))) return;
  std::string line = "\"level\":" + message::json_string(name_of(level)) +
                     ",\"event\":" + message::json_string(event);
  for (const auto& [name, value] : fields) {
    // An identifier of ours may hold such a run by chance; masked, nobody could trace it.
    line += ',' + message::json_string(name) + ':' +
            message::json_string(sdk::is_uuid(value) ? std::string{value} : mask(value));
  }
  logger().log(to_spdlog(level), "{}", line);
}

}  // namespace rodedraad::hub
