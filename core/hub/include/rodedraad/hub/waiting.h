#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/store/rows.h"

/// Why a case waits: for whom, until when, by which article; in plain words for the person who is
/// responsible for the case. Nothing that the case says of the person is quoted.
namespace rodedraad::hub {

enum class Language { dutch, english };

/// Something that a case waits for.
struct Waiting {
  enum class Kind {
    closed,   ///< nothing happens any more; says from when its data are kept how long
    late,     ///< a term or a task of which the last day has passed, an answer that did not come
    desk,     ///< at the dead-letter desk
    doubt,    ///< it is not certain whether a message is about this person
    consent,  ///< a message may only go when the person agrees
    field,    ///< a message cannot be made without a field
    confirmation,  ///< a partner must answer
    deadline,      ///< a term runs
    suspended,     ///< a term stands still
    task,          ///< a person has work
    sending        ///< on its way, or tried again
  };
  Kind kind = Kind::task;
  std::string sentence;  ///< the first of all says "Deze zaak wacht op ..."
  std::string who;       ///< id of the organisation; empty: nobody of the region
  std::string until;     ///< YYYY-MM-DD; empty: no day
  std::string article;
  std::string about;  ///< id of the deadline, delivery, message or task
};

std::string_view to_string(Waiting::Kind kind);

/// All that a case waits for on \p day: what is late or stuck first, then by last day, then what
/// has none. \p deliveries are all of the case, \p messages those that are about the person or may
/// be: only what failed, or of which it is in doubt whose it is, counts. Empty when the case waits
/// for nothing.
std::vector<Waiting> waiting(const config::Config& config, const store::CaseFile& whole,
                             std::span<const store::DeliveryRow> deliveries,
                             std::span<const store::MessageRow> messages,
                             std::chrono::year_month_day day, Language language = Language::dutch);

/// "Deze zaak wacht nergens op."
std::string_view waits_for_nothing(Language language);

/// "11 mei 2026".
std::string written_date(std::chrono::year_month_day day, Language language);

}  // namespace rodedraad::hub
