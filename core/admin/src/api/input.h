#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reply.h"
#include "request.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// Reads the query or the JSON body of a request, and gathers everything that is wrong with it: the
/// whole list goes back at once (NLGov API Design Rules, /core/error-handling/all-errors). What is
/// absent is read as empty.
class Input {
 public:
  static Input of_query(const Request& request);
  /// An empty body is an empty object.
  static Input of_body(const Request& request);

  enum class Need { optional, required };

  std::string text(const std::string& name, Need need = Need::optional, std::size_t most = 500);
  /// One of these words; empty when absent.
  std::string word(const std::string& name, std::initializer_list<std::string_view> words,
                   Need need = Need::optional);
  std::optional<bool> flag(const std::string& name);
  std::int64_t number(const std::string& name, std::int64_t least, std::int64_t most,
                      std::int64_t otherwise);
  model::Instant moment(const std::string& name);
  /// YYYY-MM-DD.
  std::string day(const std::string& name);
  /// Four digits.
  std::string municipality(const std::string& name = "gemeente");
  std::vector<std::string> list(const std::string& name, std::size_t most = 10'000);
  /// The object under this name; its findings are found here.
  Input inside(const std::string& name);

  std::string cursor() { return text("cursor"); }
  std::size_t how_many() { return static_cast<std::size_t>(number("aantal", 1, 200, 50)); }

  void wrong(std::string name, std::string reason);
  /// 400 with everything that is wrong, also what was given and is not known; to be called after
  /// everything was read.
  std::optional<sdk::Answer> refusal() const;

 private:
  Input() = default;
  struct Found;
  const Found* find(const std::string& name, Need need, std::string_view type);

  struct Found {
    std::string type;  ///< "string", "number", "boolean", "array", "object"; "" from a query
    std::string text;
    pugi::xml_node node;
  };
  std::shared_ptr<message::Tree> tree_;
  std::map<std::string, Found> found_;
  std::set<std::string> read_;
  std::string prefix_;
  std::shared_ptr<std::vector<InvalidParam>> wrong_ = std::make_shared<std::vector<InvalidParam>>();
};

}  // namespace rodedraad::admin
