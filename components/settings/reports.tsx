export { MyReports as default } from '@/components/moderation/my-reports'
