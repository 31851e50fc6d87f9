#pragma once

#include <span>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// The benefits system of a municipality (Participatiewet): what it decides about bijstand, and the
/// request to start ontzorgen (art. 56a). There is no public standard for such events; these are
/// proposed messages, and the mapping file can read other names.
namespace rodedraad::participatiewet {

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;

 private:
  message::Mapping mapping_;
};

}  // namespace rodedraad::participatiewet
