#include "api/description.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>
#include <string>

#include "api/context.h"
#include "api/router.h"
#include "api/routes.h"
#include "sign_in/sign_in.h"

namespace rodedraad::admin {
namespace {

namespace json = boost::json;

/// Routes keep hold of what they are given and look at it only when they run, so that here it need
/// not be there.
template <class Type>
Type& not_looked_at() {
  alignas(Type) static std::byte place[sizeof(Type)];
  return *reinterpret_cast<Type*>(place);
}

/// "GET /v1/zaken" → the right for it, as the program has it.
std::map<std::string, std::string> of_program() {
  Router router;
  add_log_in(router, not_looked_at<SignIn>());
  add_description(router);
  auto& context = not_looked_at<Context>();
  for (const auto add : kCollections) add(router, context);
  std::map<std::string, std::string> result;
  for (const auto& route : router.routes()) {
    result[route.method + ' ' + route.pattern] = word_of(route.access);
  }
  return result;
}

std::map<std::string, std::string> of_description() {
  std::map<std::string, std::string> result;
  const auto document = json::parse(description());
  for (const auto& path : document.at("paths").as_object()) {
    for (const auto& operation : path.value().as_object()) {
      std::string method{operation.key()};
      for (auto& letter : method) letter = static_cast<char>(letter - 'a' + 'A');
      result[method + " /v1" + std::string{path.key()}] =
          operation.value().at("x-recht").as_string();
    }
  }
  return result;
}

TEST(Description, has_every_route_of_the_program_with_its_right_and_no_other) {
  EXPECT_EQ(of_program(), of_description());
}

TEST(Description, refers_to_nothing_that_it_does_not_have) {
  const auto text = std::string{description()};
  const auto document = json::parse(text);
  std::size_t at = 0;
  const std::string mark = "\"$ref\":\"#";
  const auto whole = json::serialize(document);
  while ((at = whole.find(mark, at)) != std::string::npos) {
    const auto end = whole.find('"', at + mark.size());
    const auto pointer = whole.substr(at + mark.size(), end - at - mark.size());
    EXPECT_NO_THROW((void)document.at_pointer(pointer)) << pointer;
    at = end;
  }
}

}  // namespace
}  // namespace rodedraad::admin
