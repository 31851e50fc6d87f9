#include "request.h"

#include <utility>

namespace rodedraad::simulate {

std::string_view path_of(const sdk::Message& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

sdk::Answer empty_answer(int status) { return {status, {}, {}, {}}; }

sdk::Answer json_answer(int status, std::string body) {
  return {status, "application/json", {}, std::move(body)};
}

}  // namespace rodedraad::simulate
