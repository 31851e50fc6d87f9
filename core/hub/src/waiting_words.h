#pragma once

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>

#include "rodedraad/hub/waiting.h"

/// What a case waits for as the second half of a sentence, in both languages: "op PIP vaststellen
/// (Sociale Dienst), tot en met 11 mei 2026 (Besluit inburgering 2021, art. 5.3).".
namespace rodedraad::hub {

/// What is said of a term. Empty texts are not said.
struct TermWords {
  std::string title;
  std::string who;  ///< name of the organisation
  std::string article;
  std::string shift_reason;
  std::chrono::year_month_day strict_due{}, due{};
  bool given = false;  ///< the partner gave the end
  std::string previous_due;
};

/// What is said of a message to a partner.
struct SendWords {
  std::string kind;
  std::string who;  ///< name of the organisation
  std::string article;
};

class WaitingWords {
 public:
  explicit WaitingWords(Language language) : dutch_(language == Language::dutch) {}

  std::string running(const TermWords& term) const;
  std::string late(const TermWords& term, std::chrono::year_month_day today) const;
  std::string suspended(const TermWords& term, std::string_view since) const;

  /// Who got a message when that is not known any more.
  std::string receiver() const { return dutch_ ? "de ontvanger" : "the receiver"; }
  /// \p answer: the field or message that is waited for.
  std::string answer(const SendWords& send, const std::string& answer,
                     std::chrono::year_month_day due) const;
  std::string silence(const SendWords& send, const std::string& answer,
                      std::chrono::year_month_day due) const;

  std::string consent(const SendWords& send, std::string_view scope) const;
  /// \p source: name of the organisation whose word counts for the field; may be empty.
  std::string field(const SendWords& send, std::string_view path, std::string_view source) const;
  std::string confirmation(const SendWords& send) const;
  std::string queued(const SendWords& send) const;
  std::string retried(const SendWords& send, int attempts, std::chrono::year_month_day next,
                      std::string_view time) const;
  std::string at_desk(const SendWords& send, store::DeliveryState state,
                      std::chrono::year_month_day since) const;
  std::string failed_message(std::string_view kind, std::string_view connection) const;
  std::string doubtful_message(std::string_view kind, std::string_view connection) const;

  /// \p who and \p due (YYYY-MM-DD) may be empty.
  std::string task(std::string_view title, std::string_view who, std::string_view due,
                   bool late) const;

  /// A whole sentence. \p ended: the day the duty ended, from which data are kept; \p erased: the
  /// next day on which a part of them goes. Both may be empty.
  std::string closed(std::string_view day, std::string_view reason, std::string_view ended,
                     std::string_view erased) const;

  /// The second half with its first half.
  std::string whole(const std::string& half, bool first) const;

 private:
  std::string date(std::chrono::year_month_day day) const;
  std::string date(std::string_view day) const;
  std::string details(const TermWords& term) const;

  /// The same values in the sentence of this language.
  template <typename... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return fmt::format(fmt::runtime(dutch_ ? dutch : english), values...);
  }

  bool dutch_;
};

}  // namespace rodedraad::hub
