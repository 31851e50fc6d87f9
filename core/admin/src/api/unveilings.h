#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// Who may see what in clear for a while. It ends by itself, and with the process. [any thread]
class Unveilings {
 public:
  static constexpr std::chrono::minutes kLasts{15};

  /// \returns until when, exclusive.
  model::Instant add(const std::string& account, const std::string& object, model::Instant now);
  /// Nothing: it is veiled.
  std::optional<model::Instant> until(const std::string& account, const std::string& object,
                                      model::Instant now) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, model::Instant> until_;
};

}  // namespace rodedraad::admin
