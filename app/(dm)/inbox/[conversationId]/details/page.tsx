import { ConversationDetails } from '@/components/details/conversation-details'

export default function DetailsPage() {
  return <ConversationDetails />
}
