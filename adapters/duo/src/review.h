#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/adapter.h"

/// How a request is looked at before it is made: each rule holds, is broken, or cannot be judged
/// because the case lacks a field. Then DUO judges, and the note says so.
namespace rodedraad::duo {

struct Rule {
  std::string_view code;
  std::string_view where;      ///< the field to look at
  std::string_view said;       ///< in the words of a refusal
  std::string_view correct;    ///< what to do about it
  std::string_view unchecked;  ///< after "Niet te controleren: "
};

/// Nothing: it cannot be judged.
using Holds = std::optional<bool>;

/// What the request carries and what the case has beside it.
class Situation {
 public:
  Situation(const sdk::EncodeRequest& request, const sdk::Known& known)
      : request_(request), known_(known) {}

  /// Of the case, or of the request; null when neither has it.
  const std::string* value(std::string_view path, std::string_view key = {}) const;
  /// As value, and null as well for a day with an unknown part.
  const std::string* date(std::string_view path) const;
  /// Whether the value is there and equals \p wanted; nothing when it is not there.
  Holds is(std::string_view path, std::string_view wanted) const;
  const std::vector<sdk::FieldValue>& known_fields() const { return known_.fields; }
  const sdk::EncodeRequest& request() const { return request_; }
  const std::string& municipality() const { return request_.municipality; }
  const std::string& today() const { return known_.today; }

 private:
  const sdk::EncodeRequest& request_;
  const sdk::Known& known_;
};

/// Whether \p date is no earlier than \p limit; nothing when the limit is unknown. Nothing to judge
/// without a date: then it holds.
Holds not_before(const std::string* date, const std::string* limit);

/// Whether \p date is no later than \p limit.
Holds not_after(const std::string* date, const std::string* limit);

class Review {
 public:
  void demand(const Rule& rule, Holds holds);
  void note(std::string_view code, std::string_view where, std::string text);
  std::vector<sdk::Finding> take() { return std::move(findings_); }

 private:
  std::vector<sdk::Finding> findings_;
};

}  // namespace rodedraad::duo
