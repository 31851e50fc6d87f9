#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/transaction.h"

/// What a person decides about a delivery that will not go by itself. The running hub and the
/// command line do it in the same way.
namespace rodedraad::hub {

enum class Verdict {
  resend,      ///< the same bytes once more
  cancel,      ///< not any more; actor.why says why
  edit,        ///< what the person made of it, instead
  arrived,     ///< the person asked the partner: it has it
  not_arrived  ///< the partner does not have it: it goes once more
};

struct Decision {
  std::string delivery;  ///< id
  Verdict verdict = Verdict::resend;
  store::Actor actor;
  model::Instant not_before{};  ///< resend: when it goes; none: as soon as it can
  std::string content = {};     ///< edit: the new body
};

/// Why a person cannot decide this about a delivery, in Dutch; empty when it can be.
std::string refusal(const store::DeliveryRow& row, const Decision& decision);

/// The ids by which the bytes of a delivery may call themselves: its own, and those of the
/// deliveries that it sends again.
std::vector<std::string> own_marks(store::Reader& reader, const store::DeliveryRow& row);

/// The open tasks that ask whose this message is, as done by \p by: the question is settled, or
/// will be asked anew by who processes the message once more.
std::vector<store::TaskRow> settled_doubts(store::Reader& reader, const std::string& message,
                                           const std::string& by);

/// Why a decision came too late.
inline constexpr std::string_view kMovedOn =
    "er is intussen iets anders mee gebeurd: bekijk haar met dead-letter show";

/// What carrying out a decision needs to know.
struct DeskWork {
  model::Instant now{};
  const config::Config* config = nullptr;
  std::string fresh_id;            ///< for a delivery that takes the place of one, or repeats it
  std::vector<std::string> marks;  ///< own_marks()
  /// Whether a queued delivery is not on its way, and now will not go.
  std::function<bool(const store::Standing&)> withdraw;
};

/// Carries a decision about \p seen out. A final state stays: what the partner rejected goes once
/// more as a new delivery, with the same bytes and a link to the first. What is edited goes as a
/// new delivery too, under a mark of its own, so that the partner does not take it for a repeat; it
/// stands where the first stood, so that nothing overtakes it. \returns where the delivery that was
/// decided about, or the new one, stands; nothing when it had moved on since it was seen.
/// [inside the writer's transaction]
std::optional<store::Standing> carry_out(store::Transaction& transaction,
                                         const store::DeliveryRow& seen, const Decision& decision,
                                         const DeskWork& work);

}  // namespace rodedraad::hub
