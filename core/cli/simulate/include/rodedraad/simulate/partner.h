#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "rodedraad/model/clock.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::simulate {

/// Behaves as one partner does: answers requests and keeps what they change. Not thread-safe.
class Partner {
 public:
  virtual ~Partner() = default;

  virtual sdk::Answer answer(const sdk::Message& request) = 0;

  /// Forgets that the last request came, as far as repeats go: the same one again has its effect
  /// again. A partner that knows no repeats has nothing to forget.
  virtual void forget() {}

  /// The headers that stand on every answer to this request, also when a fault makes it.
  virtual std::vector<sdk::Pair> headers(const sdk::Message& request) const;

  /// How often each message came and counted, as JSON. For whoever checks the hub.
  virtual std::string effects() const = 0;
};

/// Makes the partner with this name. \p story may be empty. Throws std::invalid_argument for a
/// partner that is not there or takes no story, BadStory for a story that cannot be read.
std::unique_ptr<Partner> make_partner(std::string_view name, const std::filesystem::path& story,
                                      const model::Clock& clock);

}  // namespace rodedraad::simulate
