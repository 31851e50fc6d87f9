#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/hub/context.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/hub/rehearsal.h"

/// The region of config/drechtsteden with made-up people, of whom every value can be recognised
/// wherever it turns up.
namespace rodedraad::leak {

/// Whose value a mark is, and of which field.
struct Mark {
  std::string field;
  std::string municipality;
  std::string person;
};

/// Gives every value that is told a mark of its own, and finds them back in a text.
class Marks {
 public:
  /// A value of this field that no other field or person has; empty when values of its type cannot
  /// be told apart (codes, booleans).
  std::string make(std::string_view field, const std::string& municipality,
                   const std::string& person);
  /// A value that was made elsewhere: the number of a person.
  void add(const std::string& value, Mark mark);
  /// The marks in a text, in whatever form a message writes them.
  std::vector<const Mark*> in(std::string_view text) const;
  std::size_t size() const { return marks_.size(); }

 private:
  std::map<std::string, Mark, std::less<>> marks_;  ///< by what stands in a message
  std::uint64_t next_ = 0;
  std::uint64_t next_date_ = 0;  ///< days are fewer
};

/// What left where it should not have.
struct Leak {
  std::string field;
  std::string kind;
  std::string purpose;
  std::string why;
  bool operator<(const Leak& other) const { return text() < other.text(); }
  std::string text() const { return why + ": " + field + " in " + kind + " (" + purpose + ")"; }
};

/// The configuration of the Drechtsteden with its adapters, loaded once.
struct Region {
  Region();
  static const Region& shared();
  model::FixedClock clock{model::parse_instant("2026-01-05")};
  hub::PluginHost plugins{clock};
  config::Config config;
  hub::Adapters adapters;
};

/// What came out of a simulated year.
struct Outcome {
  std::set<Leak> leaks;
  std::size_t messages = 0;        ///< told
  std::size_t deliveries = 0;      ///< made, with a body
  std::size_t seen = 0;            ///< marks in outgoing bodies
  std::size_t withheld = 0;        ///< fields kept back
  std::set<std::string> purposes;  ///< under which something was made
};

/// Tells \p messages messages about people in all municipalities, in random order with random
/// fields, while the calendar runs, and looks for every mark in everything that would go out. What
/// may go where is judged by \p law, whatever \p config lets through.
Outcome run(const config::Config& config, const config::Config& law, std::size_t messages,
            unsigned seed);

}  // namespace rodedraad::leak
