#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "effects.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {

/// A debt help system that serves the DDAS API: POST /gegevens with filters and pages, and POST
/// /token for the client credentials of OAuth 2. Once a token was asked for, every question needs
/// one; without that nothing is asked of who calls.
class Ddas final : public Partner {
 public:
  /// \p story is a delivery, or a folder of deliveries: each time that the first page is asked, the
  /// next one by name is served, and the last one from then on. Empty: it makes one up, of days
  /// that lie around today. Throws BadStory.
  Ddas(const std::filesystem::path& story, const model::Clock& clock);

  sdk::Answer answer(const sdk::Message& request) override;
  std::string effects() const override { return effects_.json(); }

 private:
  struct Question;
  sdk::Answer token(const sdk::Message& request);
  sdk::Answer page(const sdk::Message& request);
  bool may_ask(const sdk::Message& request) const;

  std::vector<message::Tree> deliveries_;
  std::size_t served_ = 0;  ///< how many times a first page was asked
  std::set<std::string, std::less<>> tokens_;
  Effects effects_;
};

}  // namespace rodedraad::simulate
